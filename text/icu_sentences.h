#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::text {

/// The sentences of a paragraph as ICU finds them by itself (UAX #29 with the suppressions of CLDR, `ss=standard`),
/// through Boost.Locale: what our rules are measured against, and what someone needs who must agree with other ICU
/// programs. Spans as SentenceSplitter::split gives them.
[[nodiscard]] std::vector<Span> icu_sentences(std::string_view paragraph, std::string_view language,
                                              std::uint32_t base = 0);

}  // namespace tolmach::text
