#pragma once

#include <string_view>

namespace tolmach::text::detail {

/// Marks that end sentences in any language: full stop, question and exclamation marks, and those of the scripts
/// (Unicode's Sentence_Terminal).
[[nodiscard]] bool is_sentence_mark(char32_t c) noexcept;
[[nodiscard]] bool is_ellipsis(char32_t c) noexcept;
/// ! and ? of any script, and their combinations, but for the full-width ones.
[[nodiscard]] bool is_shout(char32_t c) noexcept;
[[nodiscard]] bool is_emoji(char32_t c) noexcept;
/// Characters that are not seen and do not matter: soft hyphen, zero-width and direction marks, variation selectors.
[[nodiscard]] bool is_ignorable(char32_t c) noexcept;
/// Small letters of scripts in which sentences begin with a capital. Georgian has capitals too (Unicode 11), but never
/// there.
[[nodiscard]] bool is_small(char32_t c) noexcept;
[[nodiscard]] bool is_dash(char32_t c) noexcept;
[[nodiscard]] bool is_bullet(char32_t c) noexcept;
[[nodiscard]] bool is_closing_bracket(char32_t c) noexcept;
[[nodiscard]] bool is_opening_bracket(char32_t c) noexcept;
/// Quotation marks that close in every language.
[[nodiscard]] bool is_closing_quote(char32_t c) noexcept;
/// Quotation marks that open in some language, and may close in another.
[[nodiscard]] bool is_opening_quote(char32_t c) noexcept;
/// A footnote's raised number: ¹ ² ⁷.
[[nodiscard]] bool is_superscript_digit(char32_t c) noexcept;

/// The code point at an offset, 0 at the end.
[[nodiscard]] char32_t peek(std::string_view text, std::size_t at) noexcept;
/// The code point before an offset, 0 at the beginning.
[[nodiscard]] char32_t peek_back(std::string_view text, std::size_t at) noexcept;
/// The first offset from `at` on that holds neither white space nor an ignorable character; text.size() if none.
[[nodiscard]] std::size_t skip_gap(std::string_view text, std::size_t at) noexcept;

}  // namespace tolmach::text::detail
