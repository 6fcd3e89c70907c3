#include "text/detail/characters.h"

#include <unicode/uchar.h>

#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) noexcept {
  return set.find(c) != std::u32string_view::npos;
}

bool has_property(char32_t c, UProperty property) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

}  // namespace

bool is_sentence_mark(char32_t c) noexcept {
  if (c < 0x80) return c == U'.' || c == U'!' || c == U'?';
  return has_property(c, UCHAR_S_TERM);
}

bool is_ellipsis(char32_t c) noexcept {
  return c == U'…' || c == U'‥';
}

bool is_shout(char32_t c) noexcept {
  return c < 0x80 ? c == U'!' || c == U'?' : is_one_of(c, U"‼⁇⁈⁉؟՞՜");
}

bool is_emoji(char32_t c) noexcept {
  return c >= 0x203C && has_property(c, UCHAR_EXTENDED_PICTOGRAPHIC) && !is_shout(c);
}

bool is_ignorable(char32_t c) noexcept {
  return c >= 0xAD && (c == 0x2800 || has_property(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

bool is_small(char32_t c) noexcept {
  const bool georgian = c >= 0x10D0 && c <= 0x10FF;
  return is_lower(c) && !georgian;
}

bool is_dash(char32_t c) noexcept {
  return c < 0x80 ? c == U'-' : is_one_of(c, U"–—―‒");
}

bool is_bullet(char32_t c) noexcept {
  return c >= 0x80 && is_one_of(c, U"•‣⁃◦▪●■∙");
}

bool is_closing_bracket(char32_t c) noexcept {
  return c < 0x80 ? c == U')' || c == U']' || c == U'}' : is_one_of(c, U"）］｝】〕》〉");
}

bool is_opening_bracket(char32_t c) noexcept {
  return c < 0x80 ? c == U'(' || c == U'[' || c == U'{' : is_one_of(c, U"（［｛【〔《〈");
}

bool is_closing_quote(char32_t c) noexcept {
  return c >= 0x80 && is_one_of(c, U"»”’›」』");
}

bool is_opening_quote(char32_t c) noexcept {
  return c < 0x80 ? c == U'"' || c == U'\'' : is_one_of(c, U"«“„‘‹‚»”「『");
}

bool is_superscript_digit(char32_t c) noexcept {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

char32_t peek(std::string_view text, std::size_t at) noexcept {
  return at < text.size() ? next_code_point(text, at) : 0;
}

char32_t peek_back(std::string_view text, std::size_t at) noexcept {
  return at > 0 ? previous_code_point(text, at) : 0;
}

std::size_t skip_gap(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_white_space(c) && !is_ignorable(c)) break;
    at = next;
  }
  return at;
}

}  // namespace tolmach::text::detail
