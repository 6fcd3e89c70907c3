#include "align/detail/search/windows.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tolmach::align::detail {
namespace {

/// Source rows of a window, and how far from its end what it finds is not trusted.
constexpr std::uint32_t kWindowRows = 2000;
constexpr std::uint32_t kWindowOverlap = 150;

void shift(SearchResult& result, LatticePoint by) {
  for (std::vector<WeightedBead>* beads : {&result.path, &result.posteriors})
    for (WeightedBead& bead : *beads) {
      bead.source = {bead.source.begin + by.source, bead.source.end + by.source};
      bead.target = {bead.target.begin + by.target, bead.target.end + by.target};
    }
}

}  // namespace

LatticePoint Windows::end_of(LatticePoint begin, const Band& band) const {
  const LatticePoint last{source_.rows(), target_.rows()};
  if (source_.rows() - begin.source <= kWindowRows + kWindowRows / 4) return last;
  std::uint32_t row = begin.source + kWindowRows;
  // Sections that fit are taken whole.
  const LatticePoint whole = sections_.begin_of(source_.section_of[row]);
  if (whole.source > begin.source && whole.source - begin.source > kWindowRows / 2) return whole;
  std::uint32_t low = begin.target;
  std::uint32_t high = target_.rows();
  for (const Bead& bead : fixed_.rows()) {
    // A fixed bead may not be cut.
    if (bead.source.begin < row && row < bead.source.end) row = bead.source.end;
    if (bead.source.end <= row) low = std::max(low, bead.target.end);
    if (bead.source.begin >= row) {
      high = bead.target.begin;
      break;
    }
  }
  return {row, std::clamp((band.low[row] + band.high[row]) / 2, low, high)};
}

LatticePoint Windows::take(SearchResult found, LatticePoint begin, LatticePoint end, SearchResult& all) const {
  shift(found, begin);
  const std::size_t count = trusted(found.path, begin, end);
  if (count == 0) return {source_.rows(), target_.rows()};
  all.path.insert(all.path.end(), found.path.begin(), found.path.begin() + static_cast<std::ptrdiff_t>(count));
  const LatticePoint cut{all.path.back().source.end, all.path.back().target.end};
  for (const WeightedBead& bead : found.posteriors)
    if (bead.source.end <= cut.source && bead.target.end <= cut.target) all.posteriors.push_back(bead);
  return cut;
}

std::size_t Windows::trusted(const std::vector<WeightedBead>& path, LatticePoint begin, LatticePoint end) const {
  if (sections_.begin_at(end)) return path.size();
  // A sure bead near the begin alone would let the next window search nearly the same rows: a text of thousands of
  // equal lines, none of which is sure, would be searched a window for each few of them.
  const std::uint32_t least = begin.source + (end.source - begin.source) / 2;
  std::size_t sure = 0;
  std::size_t any = 0;
  for (std::size_t k = 0; k < path.size() && path[k].source.end + kWindowOverlap <= end.source; ++k) {
    any = k + 1;
    if (path[k].weight > kSureBead && path[k].is_link() && path[k].source.end > least) sure = k + 1;
  }
  if (sure > 0) return sure;
  return any > 0 ? any : path.size();
}

}  // namespace tolmach::align::detail
