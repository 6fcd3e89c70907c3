#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tolmach::normalize::detail {

/// The letters of a name alone: folded (text::fold), without spaces, hyphens, apostrophes and other marks.
[[nodiscard]] std::string bare_letters(std::string_view name);

/// In what two names of the same bare letters differ: "case", "diacritics", "hyphens and spaces", "apostrophes",
/// "punctuation", "invisible characters". Empty where they are identical, and where their letters differ.
[[nodiscard]] std::vector<std::string> typographic_differences(std::string_view a, std::string_view b);

}  // namespace tolmach::normalize::detail
