#pragma once

#include <vector>

#include "align/bead.h"
#include "check/detail/context.h"
#include "normalize/measures.h"

namespace tolmach::check::detail {

/// The measures of a run of segments; their indices count all quantities of the run.
[[nodiscard]] std::vector<normalize::Measure> measures_of(const DocumentView& view, text::SegmentRange range);

/// Takes away the quantities of a bead that the other side gives in another unit: 5 miles, 8 km. Precondition: they are
/// those of the bead, all of them. @return whether there were any
bool drop_converted(const Context& context, const align::Bead& bead, std::vector<normalize::Quantity>& source,
                    std::vector<normalize::Quantity>& target);

}  // namespace tolmach::check::detail
