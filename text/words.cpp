#include "text/words.h"

#include "text/unicode.h"

namespace tolmach::text {
namespace {

bool is_word_character(char32_t c) noexcept {
  return is_letter(c) || is_mark(c) || c == 0x200C || c == 0x200D || c == 0xAD;
}
/// Most characters of most texts: they are looked at no further.
bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'׳' || c == U'״';
}
bool is_number_separator(char32_t c) noexcept {
  return c == U'.' || c == U',' || c == U'\'' || c == U'’' || c == U'٫' || c == U'٬' || c == 0xA0 || c == 0x202F;
}

char32_t peek(std::string_view text, std::size_t at) noexcept {
  return at < text.size() ? next_code_point(text, at) : 0;
}

/// Scans a word from `at`, whose first character has been read. Stops before an ideograph.
std::size_t word_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (is_ascii_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_ideograph(c)) break;
    if (!is_letter_or_digit(c) && !is_word_character(c) && !(is_apostrophe(c) && is_letter(peek(text, next)))) break;
    at = next;
  }
  return at;
}

/// Scans a number: digits with single separators between digits.
std::size_t number_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_digit(c) && !(is_number_separator(c) && is_digit(peek(text, next)))) break;
    at = next;
  }
  return at;
}

}  // namespace

std::vector<Token> tokenise(std::string_view text, std::uint32_t base) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 4);  // about what words of European languages take
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_white_space(c)) continue;
    auto kind = Token::Kind::kOther;
    if (is_ideograph(c)) {
      kind = Token::Kind::kWord;
    } else if (is_digit(c)) {
      kind = Token::Kind::kNumber;
      at = number_end(text, at);
    } else if (is_word_character(c)) {
      kind = Token::Kind::kWord;
      at = word_end(text, at);
    }
    tokens.push_back({{base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(at)}, kind});
  }
  return tokens;
}

}  // namespace tolmach::text
