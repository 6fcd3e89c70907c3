#pragma once

#include <array>
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
  // By a copy: a place whose address is known elsewhere could not stay in a register.
  std::size_t behind = offset;
  const char32_t c = detail::next_long_code_point(text, behind);
  offset = behind;
  return c;
}
/// Whether a byte of valid UTF-8 goes on with a code point rather than begins one.
[[nodiscard]] constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
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

namespace detail {

/// What ICU says of the characters up to the kana: they are asked about most, and one by one.
struct Characters {
  /// Bits for what a character is.
  static constexpr std::uint8_t kLetter = 1, kMark = 2, kDigit = 4, kUpper = 8, kLower = 16, kWhiteSpace = 32,
                                kPunctuation = 64;
  static constexpr char32_t kCount = 0x3100;
  Characters() noexcept;
  std::array<std::uint8_t, kCount> properties{};
  std::array<Script, kCount> scripts{};
};
extern const Characters known_characters;

/// The same of any character, by ICU itself.
[[nodiscard]] std::uint8_t properties_of(char32_t code_point) noexcept;
[[nodiscard]] Script any_script_of(char32_t code_point) noexcept;

[[nodiscard]] inline bool is(char32_t code_point, std::uint8_t properties) noexcept {
  const std::uint8_t known =
      code_point < Characters::kCount ? known_characters.properties[code_point] : properties_of(code_point);
  return (known & properties) != 0;
}

}  // namespace detail

[[nodiscard]] inline Script script_of(char32_t code_point) noexcept {
  return code_point < detail::Characters::kCount ? detail::known_characters.scripts[code_point]
                                                 : detail::any_script_of(code_point);
}
/// General category L.
[[nodiscard]] inline bool is_letter(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kLetter);
}
/// General category M.
[[nodiscard]] inline bool is_mark(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kMark);
}
/// General category Nd.
[[nodiscard]] inline bool is_digit(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kDigit);
}
[[nodiscard]] inline bool is_letter_or_digit(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kLetter | detail::Characters::kDigit);
}
/// Upper or title case.
[[nodiscard]] inline bool is_upper(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kUpper);
}
[[nodiscard]] inline bool is_lower(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kLower);
}
/// White_Space property.
[[nodiscard]] inline bool is_white_space(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kWhiteSpace);
}
/// General category P.
[[nodiscard]] inline bool is_punctuation(char32_t code_point) noexcept {
  return detail::is(code_point, detail::Characters::kPunctuation);
}
/// Han, Hiragana, Katakana: written without spaces.
[[nodiscard]] inline bool is_ideograph(char32_t code_point) noexcept {
  if (code_point < 0x3005) return false;
  const Script script = script_of(code_point);
  return script == Script::kHan || script == Script::kKana;
}
[[nodiscard]] int digit_value(char32_t code_point) noexcept;    ///< 0 to 9 for Nd of any script, else -1
[[nodiscard]] char32_t to_lower(char32_t code_point) noexcept;  ///< simple mapping, no locale

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
