#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/segment_similarity.h"
#include "text/document.h"

namespace tolmach::align {

/// A place that every path goes through: no bead reaches over it.
struct Wall {
  std::uint32_t source = 0, target = 0;  ///< the first segments behind it
};

/// The most segments on a side of a bead that a person has set.
inline constexpr std::uint32_t kMostFixedSegments = 255;

/// What is known of one pair of documents beside their text.
struct Guidance {
  std::vector<Bead> fixed;  ///< beads that a person has set: they stand as they are, the rest is aligned around them
  std::vector<Wall> walls;  ///< ascending on both sides
  std::vector<const SegmentSimilarity*> similarities;  ///< none null; must outlive the alignment
};

/// Walls before and behind each segment whose text is `delimiter` (white space around it does not count), the first of
/// the source with the first of the target and so on.
/// @throws Error (usage) when there is none, or the two documents do not hold it equally often
[[nodiscard]] std::vector<Wall> walls_at(std::string_view delimiter, const text::Document& source,
                                         const text::Document& target);

}  // namespace tolmach::align
