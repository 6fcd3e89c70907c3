#pragma once

#include <cstdint>

#include "check/detail/context.h"

namespace tolmach::check::detail {

/// The side of a bead that may have text which the other side lacks.
enum class Fuller : std::uint8_t { kSource, kTarget };

/// Goes through the beads in their order, as one must who looks for text that stands on one side only.
/// @param unlinked called with the bead's number and the segment, for each segment with words on the fuller side of a
///   bead whose other side is empty, where the alignment is rather sure of that
/// @param linked called with the number of each bead that has both sides
/// Precondition: context.has_source().
template <typename Unlinked, typename Linked>
void walk_leftovers(const Context& context, Fuller fuller, const Unlinked& unlinked, const Linked& linked) {
  constexpr double kSureOfGap = 0.5;  // confidence of a bead without another side
  const bool in_source = fuller == Fuller::kSource;
  const DocumentView& view = in_source ? *context.source() : context.target();
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (bead.is_link()) {
      linked(number);
      continue;
    }
    if (bead.confidence < kSureOfGap) continue;
    const text::SegmentRange range = in_source ? bead.source : bead.target;
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment)
      if (view.segment(segment).linkable && !view.words(segment).empty()) unlinked(number, segment);
  }
}

}  // namespace tolmach::check::detail
