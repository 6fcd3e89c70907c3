#include "check/detail/words/word_facts.h"

#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "check/detail/names/name_uses.h"

namespace tolmach::check::detail {
namespace {

/// Bytes from the beginning of a word's entry to the end of one of its facts.
template <typename Member>
std::size_t reach(const WordFacts& facts, const Member& member) {
  const auto* const begin = reinterpret_cast<const std::byte*>(&facts);
  const auto* const end = reinterpret_cast<const std::byte*>(&member + 1);
  return sizeof(std::string_view) + static_cast<std::size_t>(end - begin);  // the key stands before the facts
}

TEST(WordFacts, WhatIsAskedMostLiesInTwoCacheLines) {
  constexpr std::size_t kLine = 64;
  const WordFacts facts;
  EXPECT_LE(reach(facts, facts.small_word), kLine);
  EXPECT_LE(reach(facts, facts.concepts), 2 * kLine);
  EXPECT_LE(reach(facts, facts.weight), 2 * kLine);
  EXPECT_LE(reach(facts, facts.name_part), 2 * kLine);
}

TEST(WordFacts, AnswersAreRemembered) {
  WordFacts facts;
  int asked = 0;
  const auto answers = [&](WordFacts::Question question, bool yes) {
    return facts.answers(question, [&] {
      ++asked;
      return yes;
    });
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(answers(WordFacts::kNamesTime, true));
    EXPECT_FALSE(answers(WordFacts::kTellsQuantity, false));
  }
  EXPECT_EQ(asked, 2);
  EXPECT_NE(facts.may & WordFacts::kNamesTime, 0);
  EXPECT_EQ(facts.may & WordFacts::kTellsQuantity, 0);
  EXPECT_NE(facts.may & WordFacts::kBeginsRivalName, 0);  // nobody knows yet
}

TEST(KeptConcepts, HoldFewAndMany) {
  const std::vector<std::uint32_t> all{3, 5, 8, 13, 21};
  for (std::size_t count = 0; count <= all.size(); ++count) {
    const Concepts some(all.data(), count);
    const KeptConcepts kept(some);
    const KeptConcepts copy = kept;  // NOLINT(performance-unnecessary-copy-initialization)
    EXPECT_EQ(std::vector(copy.all().begin(), copy.all().end()), std::vector(some.begin(), some.end()));
  }
  EXPECT_TRUE(KeptConcepts().all().empty());
}

TEST(NameUses, CountWhatAMapCounts) {
  constexpr std::size_t kMost = 300;
  NameUses uses(kMost);
  std::map<std::uint32_t, std::array<std::uint32_t, 2>> slow;
  std::uint32_t state = 7;
  for (std::size_t k = 0; k < kMost; ++k) {
    state = state * 1664525U + 1013904223U;
    const std::uint32_t number = 1 + (state >> 16U) % 400;
    const bool capital = k % 3 == 0;
    uses.add(number, capital);
    ++slow[number][capital ? 1 : 0];
  }
  for (std::uint32_t number = 1; number <= 500; ++number) {
    const auto& counted = slow[number];
    EXPECT_EQ(std::as_const(uses).of(number).small, counted[0]) << number;
    EXPECT_EQ(std::as_const(uses).of(number).capital, counted[1]) << number;
  }
  EXPECT_EQ(std::as_const(uses).of(501).small, 0);
  EXPECT_EQ(NameUses().of(7).capital, 0);
}

}  // namespace
}  // namespace tolmach::check::detail
