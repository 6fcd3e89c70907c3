#pragma once

#include <vector>

#include "align/bead.h"
#include "align/detail/confidence.h"
#include "align/detail/evidence/word_model.h"
#include "align/detail/side.h"
#include "align/explanation.h"

namespace tolmach::align::detail {

/// A path of rows and what there is to say of each bead of it (nothing, or one explanation for each link and deletion).
struct ExplainedPath {
  std::vector<WeightedBead> beads;
  std::vector<BeadExplanation> explanations;
};

/// Brings the part of a path that belongs to one document back to segments; segments that are no rows stand alone where
/// they are.
[[nodiscard]] ExplainedAlignment to_alignment(const ExplainedPath& path, const Side& source, const Side& target,
                                              std::size_t document, std::size_t source_segments,
                                              std::size_t target_segments, const Confidence& confidence);

}  // namespace tolmach::align::detail
