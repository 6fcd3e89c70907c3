#include "align/detail/search/sections.h"

#include <algorithm>

namespace tolmach::align::detail {

bool Sections::begin_at(LatticePoint point) const noexcept {
  const auto first = std::lower_bound(source_.section_begin.begin(), source_.section_begin.end(), point.source);
  // Sections without source rows begin at one and the same row.
  for (auto at = first; at != source_.section_begin.end() && *at == point.source; ++at)
    if (target_.section_begin[static_cast<std::size_t>(at - source_.section_begin.begin())] == point.target)
      return true;
  return false;
}

bool Sections::each_within(std::uint64_t cells) const noexcept {
  for (std::size_t s = 0; s < size(); ++s) {
    const LatticePoint begin = begin_of(s);
    const LatticePoint end = begin_of(s + 1);
    if (std::uint64_t{end.source - begin.source} * (end.target - begin.target) > cells) return false;
  }
  return true;
}

Band Sections::bound(Band band) const {
  if (size() < 2) return band;
  std::vector<std::uint32_t> low(band.low.size(), target_.rows());
  std::vector<std::uint32_t> high(band.high.size(), 0);
  for (std::size_t s = 0; s < size(); ++s)
    for (std::uint32_t i = source_.section_begin[s]; i <= source_.section_begin[s + 1]; ++i) {
      low[i] = std::min(low[i], target_.section_begin[s]);
      high[i] = std::max(high[i], target_.section_begin[s + 1]);
    }
  for (std::size_t i = 0; i < low.size(); ++i) {
    band.low[i] = std::clamp(band.low[i], low[i], high[i]);
    band.high[i] = std::clamp(band.high[i], low[i], high[i]);
  }
  return band;
}

}  // namespace tolmach::align::detail
