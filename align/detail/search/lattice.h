#pragma once

#include <functional>
#include <vector>

#include "align/detail/evidence/bead_shapes.h"
#include "align/detail/evidence/word_model.h"
#include "align/detail/search/band.h"

namespace tolmach::align::detail {

/// What a deletion of probability 1 counts in the path that is chosen; a link counts 1. Below one, because two
/// deletions take the place of one link.
inline constexpr double kDeletionGain = 0.55;

/// What a bead of probability 1 counts in the path that is chosen; a swapped one stands for two links.
[[nodiscard]] constexpr double gain_of(const BeadShape& shape) noexcept {
  if (shape.swap) return 2;
  return shape.is_link() ? 1 : kDeletionGain;
}

/// A bead of a path with a greater probability is sure.
inline constexpr double kSureBead = 0.9;

/// What a search gives: the best path, and every bead that the documents leave a chance.
struct SearchResult {
  std::vector<WeightedBead> path;        ///< covers all rows; weight = posterior probability of the bead
  std::vector<WeightedBead> posteriors;  ///< beads with a probability of at least 0.01
};

/// The log-odds of the bead of `shape` that begins at the source boundary i and the target boundary j.
using ScoreBead = std::function<double(const BeadShape& shape, std::uint32_t i, std::uint32_t j)>;

/// Finds the alignment of `source_rows` with `target_rows` within a band: forward–backward sums give each bead its
/// posterior, and the path is the one that expects to get most beads right (minimum Bayes risk; see kDeletionGain).
/// Precondition: the band holds a path whose beads all have a finite score.
[[nodiscard]] SearchResult search(std::uint32_t source_rows, std::uint32_t target_rows, const Band& band,
                                  const std::vector<BeadShape>& shapes, const ScoreBead& score);

}  // namespace tolmach::align::detail
