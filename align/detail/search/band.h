#pragma once

#include <cstdint>
#include <vector>

namespace tolmach::align::detail {

/// The cells of a lattice that a search visits: for each source row boundary i (0 … rows) the target boundaries
/// [low[i], high[i]], both growing with i. The corners are always inside.
struct Band {
  std::vector<std::uint32_t> low, high;

  [[nodiscard]] bool contains(std::uint32_t i, std::uint32_t j) const noexcept { return low[i] <= j && j <= high[i]; }
};

/// A point of a path through the lattice: a source and a target boundary.
struct LatticePoint {
  std::uint32_t source = 0, target = 0;
  std::uint32_t width = 0;  ///< least width of the band there
};

/// Every cell.
[[nodiscard]] Band full_band(std::uint32_t source_rows, std::uint32_t target_rows);

/// Cells within `width` target rows, or those that a line's ends ask for, of the straight lines between the points.
/// Points ascend on both sides.
[[nodiscard]] Band band_around(const std::vector<LatticePoint>& points, std::uint32_t source_rows,
                               std::uint32_t target_rows, std::uint32_t width);

/// The part of a band between two of its points, both included, with boundaries counted from the first.
[[nodiscard]] Band part_of(const Band& band, LatticePoint first, LatticePoint last);

}  // namespace tolmach::align::detail
