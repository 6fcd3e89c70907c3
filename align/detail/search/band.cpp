#include "align/detail/search/band.h"

#include <algorithm>

namespace tolmach::align::detail {

Band full_band(std::uint32_t source_rows, std::uint32_t target_rows) {
  return {std::vector<std::uint32_t>(source_rows + 1, 0), std::vector<std::uint32_t>(source_rows + 1, target_rows)};
}

Band band_around(const std::vector<LatticePoint>& points, std::uint32_t source_rows, std::uint32_t target_rows,
                 std::uint32_t width) {
  Band band{std::vector<std::uint32_t>(source_rows + 1, target_rows), std::vector<std::uint32_t>(source_rows + 1, 0)};
  std::uint32_t reach = width;
  const auto visit = [&](std::uint32_t i, std::uint32_t j) {
    band.low[i] = std::min(band.low[i], j > reach ? j - reach : 0);
    band.high[i] = std::max(band.high[i], std::min(target_rows, j + reach));
  };
  LatticePoint from{0, 0};
  const auto line_to = [&](LatticePoint to) {
    reach = std::max({width, from.width, to.width});
    visit(from.source, from.target);
    const std::uint32_t rows = to.source - from.source;
    for (std::uint32_t k = 1; k <= rows; ++k) {
      const auto rise = static_cast<std::uint32_t>(std::uint64_t{to.target - from.target} * k / rows);
      // The row before as well: on a steep line neighbouring rows would not touch otherwise.
      visit(from.source + k - 1, from.target + rise);
      visit(from.source + k, from.target + rise);
    }
    visit(to.source, to.target);
    from = to;
  };
  for (const LatticePoint& point : points) line_to(point);
  line_to({source_rows, target_rows});
  band.low[0] = 0;
  band.high[source_rows] = target_rows;
  for (std::size_t i = source_rows; i-- > 0;) band.low[i] = std::min(band.low[i], band.low[i + 1]);
  for (std::size_t i = 1; i <= source_rows; ++i) band.high[i] = std::max(band.high[i], band.high[i - 1]);
  return band;
}

Band part_of(const Band& band, LatticePoint first, LatticePoint last) {
  Band part;
  for (std::uint32_t i = first.source; i <= last.source; ++i) {
    part.low.push_back(std::clamp(band.low[i], first.target, last.target) - first.target);
    part.high.push_back(std::clamp(band.high[i], first.target, last.target) - first.target);
  }
  part.low.front() = 0;
  part.high.back() = last.target - first.target;
  return part;
}

}  // namespace tolmach::align::detail
