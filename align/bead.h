#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/document.h"

namespace tolmach::align {

using text::SegmentRange;

/// A minimal group of source and target segments that translate each other: 1-1, 2-1, 0-1 … One side may be empty
/// (an insertion or a deletion), not both; the empty range then says where on that side the gap is.
struct Bead {
  SegmentRange source, target;
  double confidence = 0;  ///< calibrated probability that exactly this bead is right, 0 to 1

  [[nodiscard]] bool is_link() const noexcept { return !source.empty() && !target.empty(); }
};

/// An ordered list of beads that covers both documents: source order, gapless, every segment in exactly one bead; the
/// target order does not cross either, unless swaps were asked for.
using Alignment = std::vector<Bead>;

/// Whether the target order may cross, as it does where neighbouring segments were swapped.
enum class TargetOrder { kKept, kMayCross };

/// Whether an alignment covers `source_count` and `target_count` segments as the definition of Alignment says.
/// @param why if not null, set to what is wrong
[[nodiscard]] bool valid(const Alignment& alignment, std::size_t source_count, std::size_t target_count,
                         std::string* why = nullptr, TargetOrder order = TargetOrder::kKept);

}  // namespace tolmach::align
