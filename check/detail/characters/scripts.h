#pragma once

#include "text/unicode.h"

namespace tolmach::check::detail {

/// Whether a script leaves vowels out.
[[nodiscard]] constexpr bool is_abjad(text::Script script) noexcept {
  return script == text::Script::kArabic || script == text::Script::kHebrew;
}

/// Whether a script has no spaces between its words, and its names are those that mentions are found of.
[[nodiscard]] constexpr bool is_unspaced(text::Script script) noexcept {
  return script == text::Script::kHan || script == text::Script::kKana;
}

/// Whether capitals say anything in a script.
[[nodiscard]] constexpr bool has_capitals(text::Script script) noexcept {
  using text::Script;
  return script == Script::kLatin || script == Script::kCyrillic || script == Script::kGreek ||
         script == Script::kArmenian;
}

/// Whether names can be compared letter by letter with those of other such scripts.
[[nodiscard]] constexpr bool has_vowels(text::Script script) noexcept {
  return script == text::Script::kLatin || script == text::Script::kCyrillic || script == text::Script::kGreek;
}

}  // namespace tolmach::check::detail
