#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tolmach::text {

namespace detail {
/// next_code_point() of what is more than two bytes long, or ill-formed.
[[nodiscard]] char32_t next_long_code_point(std::string_view text, std::size_t& offset) noexcept;
}  // namespace detail

/// The code point at `offset` of valid UTF-8; `offset` is moved behind it. Ill-formed bytes give U+FFFD, one at a time.
/// Precondition: offset < text.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  if (first >= 0xC2 && first < 0xE0 && offset + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    if ((second & 0xC0U) == 0x80U) {
      offset += 2;
      return (first & 0x1FU) << 6U | (second & 0x3FU);
    }
  }
  return detail::next_long_code_point(text, offset);
}
/// The code point before `offset`; `offset` is moved to its beginning. Precondition: offset > 0.
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& offset) noexcept;
/// Appends a code point as UTF-8; surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);
/// The offset of the first byte that is not part of valid UTF-8; none where all is well.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept;
/// The code points of valid UTF-8, in order.
[[nodiscard]] std::u32string code_points(std::string_view text);
/// The number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

[[nodiscard]] bool is_letter(char32_t code_point) noexcept;   ///< general category L
[[nodiscard]] bool is_mark(char32_t code_point) noexcept;     ///< general category M
[[nodiscard]] bool is_digit(char32_t code_point) noexcept;    ///< general category Nd
[[nodiscard]] int digit_value(char32_t code_point) noexcept;  ///< 0 to 9 for Nd of any script, else -1
[[nodiscard]] bool is_upper(char32_t code_point) noexcept;    ///< upper or title case
[[nodiscard]] bool is_lower(char32_t code_point) noexcept;
[[nodiscard]] bool is_white_space(char32_t code_point) noexcept;  ///< White_Space property
[[nodiscard]] bool is_punctuation(char32_t code_point) noexcept;  ///< general category P
[[nodiscard]] bool is_ideograph(char32_t code_point) noexcept;    ///< Han, Hiragana, Katakana: written without spaces
[[nodiscard]] char32_t to_lower(char32_t code_point) noexcept;    ///< simple mapping, no locale

/// Scripts that the project tells apart; everything else is kOther, digits and punctuation are kCommon.
enum class Script : std::uint8_t {
  kCommon,
  kLatin,
  kCyrillic,
  kGreek,
  kArmenian,
  kGeorgian,
  kHebrew,
  kArabic,
  kDevanagari,
  kHan,
  kKana,
  kHangul,
  kThai,
  kOther
};
[[nodiscard]] Script script_of(char32_t code_point) noexcept;
/// The script that a language is usually written in; kOther where it is not known.
[[nodiscard]] Script script_of_language(std::string_view language) noexcept;

/// Lower case by the language's rules (Turkish İ/ı), full mapping.
[[nodiscard]] std::string lower(std::string_view text, std::string_view language = {});
/// Upper case by the language's rules ("i" is "İ" in Turkish).
[[nodiscard]] std::string upper(std::string_view text, std::string_view language = {});
/// First letter of the text in upper case, the rest as it is.
[[nodiscard]] std::string capitalised(std::string_view text, std::string_view language = {});
/// Normalisation form C. Valid UTF-8 in, valid UTF-8 out.
[[nodiscard]] std::string nfc(std::string_view text);
/// Case folded, without diacritics, NFKC: the key under which spellings that differ only so meet ("Čapek" → "capek").
[[nodiscard]] std::string fold(std::string_view text);
/// Without white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace tolmach::text
