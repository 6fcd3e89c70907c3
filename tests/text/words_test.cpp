#include "text/words.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/unicode.h"

namespace tolmach::text {
namespace {

/// The tokens of a text by the rules of each character alone, one after the other.
std::vector<Token> slow_tokens(std::string_view text) {
  const auto is_word_character = [](char32_t c) {
    return is_letter(c) || is_mark(c) || c == 0x200C || c == 0x200D || c == 0xAD;
  };
  const auto is_apostrophe = [](char32_t c) {
    return std::u32string_view(U"'’ʼ׳״").find(c) != std::u32string_view::npos;
  };
  const auto is_separator = [](char32_t c) {
    return std::u32string_view(U".,'’٫٬\u00A0\u202F").find(c) != std::u32string_view::npos;
  };
  const auto peek = [&](std::size_t at) { return at < text.size() ? next_code_point(text, at) : U'\0'; };
  const auto scan = [&](std::size_t& at, const auto& goes_on) {
    while (at < text.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (!goes_on(c, peek(next))) return;
      at = next;
    }
  };
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_white_space(c)) continue;
    Token token;
    token.kind = Token::Kind::kOther;
    if (is_ideograph(c)) {
      token.kind = Token::Kind::kWord;
    } else if (is_digit(c)) {
      token.kind = Token::Kind::kNumber;
      scan(at, [&](char32_t d, char32_t next) { return is_digit(d) || (is_separator(d) && is_digit(next)); });
    } else if (is_word_character(c)) {
      token.kind = Token::Kind::kWord;
      scan(at, [&](char32_t d, char32_t next) {
        if (is_ideograph(d)) return false;
        return is_letter_or_digit(d) || is_word_character(d) || (is_apostrophe(d) && is_letter(next));
      });
      token.plain = true;
      for (std::size_t k = begin; k < at;) {
        const char32_t d = next_code_point(text, k);
        token.plain = token.plain && (is_letter(d) || is_mark(d) || d == 0x200C || d == 0xAD);
      }
    }
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    tokens.push_back(token);
  }
  return tokens;
}

TEST(Tokenise, CutsAsTheRulesOfEachCharacterSay) {
  const std::vector<std::string> pieces = {"a",      "Ж",    "é",  "e\u0301", "'",      "’",  "ʼ",      "״",
                                           "7",      "٣",    ".",  ",",       " ",      "\t", "\u00A0", "\u202F",
                                           "\u00AD", "漢",   "カ", "한",      "\u200C", "-",  "«",      "\u200D",
                                           "\xFF",   "\xD0", "𝒳",  "م",       "\u0301"};
  std::uint32_t state = 9;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int k = 0; k < 9; ++k) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16U) % pieces.size()];
    }
    const std::vector<Token> found = tokenise(text), wanted = slow_tokens(text);
    ASSERT_EQ(found.size(), wanted.size()) << text;
    for (std::size_t k = 0; k < found.size(); ++k) {
      ASSERT_EQ(found[k].span.begin, wanted[k].span.begin) << text;
      ASSERT_EQ(found[k].span.end, wanted[k].span.end) << text;
      ASSERT_EQ(found[k].kind, wanted[k].kind) << text;
      ASSERT_EQ(found[k].plain, wanted[k].plain) << text;
    }
  }
}

}  // namespace
}  // namespace tolmach::text
