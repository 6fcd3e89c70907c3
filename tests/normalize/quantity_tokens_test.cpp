#include "normalize/detail/numbers/quantity_tokens.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/data_folder.h"
#include "text/words.h"

namespace tolmach::normalize::detail {
namespace {

/// Everything of a text's tokens, for comparison.
std::vector<std::string> described(const QuantityText& text) {
  std::vector<std::string> all;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const QuantityToken& token = text[k];
    all.push_back(std::string(text.word(k)) + " " + std::to_string(token.span.begin) + " " +
                  std::to_string(static_cast<int>(token.kind)) + (token.space_before ? " behind space" : "") + " " +
                  std::to_string(token.character) + " " + std::to_string(token.value) + " " +
                  std::to_string(token.length) + (token.numeral != nullptr ? " numeral" : "") +
                  (token.compound ? " compound" : "") + (token.joined ? " joined" : ""));
  }
  return all;
}

TEST(QuantityText, IsCutFromTokensAsFromCharacters) {
  const std::vector<std::string> pieces = {
      "a",  "p.m",   "U.S",  ".",    "'",    "’",       "ʼ",      " ",      " ",      "\t",   "7",      "12,5",
      "-",  "п'ять", "сто",  "zwei", "đô",   "e\u0301", "\u00AD", "\u200C", "\u200D", "삼만", "5만",    "三",
      "万", "カ",    "\xFF", "\xD0", "half", "d'un",    "٣",      "ٱلف",    "«",      "—",    "\u00A0", "%"};
  constexpr std::uint32_t kBase = 100;
  std::uint32_t state = 7;
  for (const char* language : {"en", "uk", "de", "fr", "zh", "ar", "ko", "vi"}) {
    const NumeralLexicon lexicon(text::DataFolder(TOLMACH_TEST_DATA), language);
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (int k = 0; k < 12; ++k) {
        state = state * 1664525U + 1013904223U;
        text += pieces[(state >> 16U) % std::size(pieces)];
      }
      NumeralWords words(lexicon);
      const std::vector<text::Token> tokens = text::tokenise(text, kBase);
      std::vector<NumeralWord> numerals;
      for (const text::Token& token : tokens)
        numerals.push_back(words.look_up(std::string_view(text).substr(token.span.begin - kBase, token.span.size())));
      const QuantityText by_tokens({text, kBase, tokens, numerals}, words);
      ASSERT_EQ(described(by_tokens), described(QuantityText(text, words))) << language << ": " << text;
    }
  }
}

}  // namespace
}  // namespace tolmach::normalize::detail
