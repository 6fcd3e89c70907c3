#include "check/detail/marks/pieces.h"

#include <array>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tolmach::check::detail {
namespace {

constexpr std::string_view kBefore = "A line before. ";

/// Words and marks that stand in sentences, some of them where they end none.
std::string random_text(std::mt19937& random) {
  static constexpr std::array<std::string_view, 30> kParts{
      "word", "Дім", "Ця", "語", "か", "5",  "3.14", "J", "U.S", "l'eau", " ", " ", " ", " ", "\n",
      ".",    ".",   "!",  "?",  "…",  "。", "؟",    "։", "»",   "\"",    ")", ",", ":", "-", "\u00A0"};
  std::string text(kBefore);
  for (int k = 0; k < 40; ++k) text += kParts.at(random() % kParts.size());
  return text + " Behind it";
}

TEST(SentencePieces, AreTheSameByTokens) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const auto begin = static_cast<std::uint32_t>(kBefore.size());
    const text::Span segment{begin, static_cast<std::uint32_t>(text.size())};
    EXPECT_EQ(sentence_pieces(text, segment, text::tokenise(segment.of(text), begin)), sentence_pieces(text, segment))
        << text;
  }
}

}  // namespace
}  // namespace tolmach::check::detail
