#pragma once

#include <string>
#include <string_view>

#include "text/span.h"

namespace tolmach::check::detail {

/// A mark by which a finding is known again: 16 hex digits from its code (and what it points at in the source), the
/// text it points at and the words on either side within its segment. Neither the document nor the place in it counts,
/// so what is written around the segment may change; a word of the segment that does makes another mark.
/// @param place offsets of `text`; `segment` holds it
[[nodiscard]] std::string fingerprint(std::string_view code, std::string_view text, text::Span place,
                                      text::Span segment);

}  // namespace tolmach::check::detail
