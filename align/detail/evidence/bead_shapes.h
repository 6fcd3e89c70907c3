#pragma once

#include <cstdint>
#include <vector>

namespace tolmach::align::detail {

inline constexpr std::uint32_t kMostRows = 255;  ///< on a side of a bead: a shape holds them as bytes

/// A kind of bead by the number of segments on its sides, with its probability.
struct BeadShape {
  std::uint8_t source = 1;
  std::uint8_t target = 1;
  double prior = 0;
  bool swap = false;  ///< two 1-1 beads whose targets stand the other way round

  [[nodiscard]] constexpr bool is_link() const noexcept { return source != 0 && target != 0; }
  [[nodiscard]] bool is_of(std::uint32_t source_rows, std::uint32_t target_rows, bool swapped) const noexcept {
    return source == source_rows && target == target_rows && swap == swapped;
  }
};

/// The shapes a search may use: 1-0, 0-1, 1-1 … max_side-1, 1-max_side, and 2-2, 2-3, 3-2 where max_side allows.
/// Priors as in Gale and Church (1993), spread over the larger beads.
[[nodiscard]] std::vector<BeadShape> make_shapes(unsigned max_side);

/// Two neighbouring segments that the translation has in the other order.
[[nodiscard]] BeadShape swap_shape() noexcept;

/// New priors from expected counts, one for each shape, kept near the old ones in short documents. Deletions stay
/// within bounds: a price that falls with every deletion found ends with nothing linked.
void reestimate(std::vector<BeadShape>& shapes, const std::vector<double>& counts);

}  // namespace tolmach::align::detail
