#include <algorithm>
#include <numeric>

#include <gmock/gmock.h>

#include "pipeline/detail/pool_parts.h"
#include "pipeline/pooled_words.h"

namespace tolmach::pipeline {
namespace {

using detail::pool_parts;
using detail::PoolMember;
using detail::PoolPart;

std::vector<PoolMember> members(std::size_t count, std::uint64_t bytes, std::size_t first = 0) {
  std::vector<PoolMember> out;
  for (std::size_t k = 0; k < count; ++k) out.push_back({first + k, bytes});
  return out;
}

TEST(PoolParts, KeepsASmallPoolWhole) {
  const auto parts = pool_parts({{{"en", "uk"}, members(5, 10)}, {{"en", "de"}, members(2, 0, 5)}}, 100);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].languages.target, "de");
  EXPECT_THAT(parts[0].pairs, testing::ElementsAre(5, 6));
  EXPECT_THAT(parts[1].pairs, testing::ElementsAre(0, 1, 2, 3, 4));
  EXPECT_EQ(parts[1].step, 0U);
  EXPECT_TRUE(pool_parts({}, 100).empty());
}

TEST(PoolParts, CutsALargePoolInOrderIntoEvenParts) {
  const auto parts = pool_parts({{{"en", "uk"}, members(90, 10)}}, 100);
  ASSERT_EQ(parts.size(), 9U);
  std::size_t next = 0;
  for (const PoolPart& part : parts) {
    EXPECT_GE(part.pairs.size(), 8U);
    EXPECT_LE(part.pairs.size(), 11U);
    for (const std::size_t pair : part.pairs) EXPECT_EQ(pair, next++);
  }
  EXPECT_EQ(next, 90U);
  std::vector<std::size_t> steps;
  for (const PoolPart& part : parts) steps.push_back(part.step);
  EXPECT_THAT(steps, testing::ElementsAre(0, 1, 2, 2, 3, 3, 3, 3, 4));
}

TEST(PoolParts, PutsAHugePairInAPartOfItsOwn) {
  const auto parts = pool_parts({{{"en", "uk"}, {{0, 1000}, {1, 1}, {2, 1}}}}, 100);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_THAT(parts[0].pairs, testing::ElementsAre(0));
}

TEST(PooledWords, AnswersEitherSideAndAddsUp) {
  PooledWords words;
  words.add({"en", "uk"}, {{"house", "будино", 2}, {"house", "дім", 1}});
  words.add({"uk", "en"}, {{"дім", "house", 4}});
  const auto of_house = words.translations("house", "en", "uk");
  ASSERT_EQ(of_house.size(), 2U);
  EXPECT_EQ(of_house[1].word, "дім");
  EXPECT_EQ(of_house[1].count, 5);
  EXPECT_EQ(words.translations("дім", "uk", "en").size(), 1U);
  EXPECT_TRUE(words.translations("дім", "uk", "de").empty());

  PooledWords others;
  others.add({"en", "uk"}, {{"house", "дім", 2}, {"house", "хата", 1}});
  const auto both = WordStack({&words, &others}).translations("house", "en", "uk");
  ASSERT_EQ(both.size(), 3U);
  EXPECT_EQ(both[1].count, 7);
}

}  // namespace
}  // namespace tolmach::pipeline
