#include "text/words.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/unicode.h"

namespace tolmach::text {
namespace {

constexpr std::uint8_t kLetterOrMark = detail::Characters::kLetter | detail::Characters::kMark;

/// Most characters of most texts: they are looked at no further.
constexpr std::array<bool, 256> kAsciiLetters = [] {
  std::array<bool, 256> letters{};
  for (char c = 'A'; c <= 'Z'; ++c) letters.at(static_cast<std::size_t>(c)) = true;
  for (char c = 'a'; c <= 'z'; ++c) letters.at(static_cast<std::size_t>(c)) = true;
  return letters;
}();
/// What a word may have inside beside letters: soft hyphens and what keeps letters apart; what joins them.
bool is_in_plain_words(char32_t c) noexcept {
  return detail::is(c, kLetterOrMark) || c == 0x200C || c == 0xAD;
}
bool is_joiner(char32_t c) noexcept {
  return c == 0x200D;
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
/// @param plain becomes false where the word has what no plain one has
std::size_t word_end(std::string_view text, std::size_t at, bool& plain) noexcept {
  while (true) {
    while (at < text.size() && kAsciiLetters[static_cast<unsigned char>(text[at])]) ++at;
    if (at == text.size() || text[at] == ' ') break;
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_ideograph(c)) break;
    if (!is_in_plain_words(c)) {
      if (!is_digit(c) && !is_joiner(c) && !(is_apostrophe(c) && is_letter(peek(text, next)))) break;
      plain = false;
    }
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
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    Token token;
    token.kind = Token::Kind::kOther;
    if (is_ideograph(c)) {
      token.kind = Token::Kind::kWord;
    } else if (is_in_plain_words(c) || is_joiner(c)) {
      token.kind = Token::Kind::kWord;
      token.plain = !is_joiner(c);
      at = word_end(text, at, token.plain);
    } else if (is_digit(c)) {
      token.kind = Token::Kind::kNumber;
      at = number_end(text, at);
    } else if (is_white_space(c)) {
      continue;
    }
    token.span = {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(at)};
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace tolmach::text
