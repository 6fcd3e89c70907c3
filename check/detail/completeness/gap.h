#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/detail/completeness/likeliest_parts.h"

namespace tolmach::check::detail {

/// The place in the text of `others` where a part of `words` that has no counterpart should stand: between two words,
/// rather at a mark, where most counterparts of what is before the part stand before it and those of what is behind it
/// behind.
/// @param links from words to others  @param side of the text, with the marks at its ends
[[nodiscard]] std::uint32_t likeliest_gap(const Part& part, const std::vector<CoveredWord>& words,
                                          const std::vector<CoveredWord>& others, const std::vector<WordLink>& links,
                                          text::Span side, std::string_view text);

}  // namespace tolmach::check::detail
