#pragma once

#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace tolmach::check::detail {

/// The code point that ends before `offset` or begins at it; 0 at the text's edge. Precondition: offset <= text.size().
[[nodiscard]] char32_t before(std::string_view text, std::uint32_t offset) noexcept;
[[nodiscard]] char32_t after(std::string_view text, std::uint32_t offset) noexcept;
/// Whether a colon stands behind an offset; French has a space between.
[[nodiscard]] bool is_before_colon(std::string_view text, std::uint32_t offset) noexcept;
/// Where the character that begins at `offset` ends. Precondition: offset < text.size().
[[nodiscard]] std::uint32_t end_of_character(std::string_view text, std::uint32_t offset) noexcept;

/// A space within a line: U+0020, no-break, narrow, thin and ideographic spaces; no tab and no line end.
[[nodiscard]] constexpr bool is_space(char32_t c) noexcept {
  return c == U' ' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}
/// Characters without a shape that text has no use for.
[[nodiscard]] constexpr bool is_shapeless(char32_t c) noexcept {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD || c == 0x180E;
}
/// What joins or parts letters in Arabic and Indic scripts and pictures everywhere.
[[nodiscard]] constexpr bool is_joiner(char32_t c) noexcept {
  return c == 0x200C || c == 0x200D;
}
/// What a sentence may break off with.
[[nodiscard]] constexpr bool is_dash(char32_t c) noexcept {
  return c == U'—' || c == U'–' || c == U'-';
}
/// What turns the direction of writing.
[[nodiscard]] constexpr bool turns_direction(char32_t c) noexcept {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
/// U+0300 to U+036F.
[[nodiscard]] constexpr bool is_combining(char32_t c) noexcept {
  return c >= 0x300 && c <= 0x36F;
}
/// Control characters that no text has.
[[nodiscard]] constexpr bool is_control(char32_t c) noexcept {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c <= 0x9F);
}
/// Marks that stand directly behind the word before them, in languages that don't say otherwise.
[[nodiscard]] constexpr bool clings(char32_t c) noexcept {
  return c == U',' || c == U'.' || c == U';' || c == U':' || c == U'!' || c == U'?' || c == U'،' || c == U'؛' ||
         c == U'؟' || c == U'%';
}
/// Marks of Chinese and Japanese that are as wide as an ideograph: no space stands before them.
[[nodiscard]] constexpr bool is_wide_mark(char32_t c) noexcept {
  return c == U'。' || c == U'，' || c == U'、' || c == U'；' || c == U'：' || c == U'！' || c == U'？';
}
/// Quotation marks, single ones and apostrophes too.
[[nodiscard]] bool is_quote(char32_t c) noexcept;
[[nodiscard]] bool is_closing_bracket(char32_t c) noexcept;

/// What a mark at the end of a sentence says, whatever the script: U'.', U'?', U'!', U'…', also U':', U';' and U',';
/// 0 for any other character.
[[nodiscard]] char32_t mark_class(char32_t c) noexcept;
/// The first character beyond ASCII that has a mark_class().
inline constexpr char32_t kFirstMarkBeyondAscii = 0x55E;
/// The first place from `at` on where a character may have a mark_class(), at most `end`: most of a text is letters and
/// spaces. Offsets of `text`, where characters begin.
[[nodiscard]] std::uint32_t next_possible_mark(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept;

/// The last mark of a piece of text.
struct FinalMark {
  char32_t kind = 0;  ///< mark_class of it; 0 = the text ends without one
  text::Span span;    ///< the mark, or the empty place where it would stand
};
/// Looks behind closing quotes, brackets, spaces and footnote signs. Offsets of `text`.
[[nodiscard]] FinalMark final_mark(std::string_view text, text::Span piece) noexcept;

}  // namespace tolmach::check::detail
