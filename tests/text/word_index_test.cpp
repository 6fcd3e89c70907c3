#include "text/word_index.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::text {
namespace {

std::vector<std::uint32_t> numbers_of(const WordIndex& index, std::string_view word) {
  std::vector<std::uint32_t> numbers;
  index.for_each(word, [&](std::uint32_t number) { numbers.push_back(number); });
  return numbers;
}

TEST(WordIndex, HoldsTheNumbersOfEachWordInTheirOrder) {
  std::mt19937 random(1);
  std::vector<WordIndex::Item> items;
  std::map<std::string, std::vector<std::uint32_t>> expected;
  for (std::uint32_t k = 0; k < 20'000; ++k) {
    const std::string word = std::to_string(random() % 5'000);  // few, so that many come again
    items.emplace_back(hash_of(word), k);
    expected[word].push_back(k);
  }
  const WordIndex index(items);
  const WordIndex same(index.bytes());
  for (const auto& [word, numbers] : expected) {
    EXPECT_TRUE(index.contains(word)) << word;
    EXPECT_EQ(numbers_of(index, word), numbers) << word;
    EXPECT_EQ(numbers_of(same, word), numbers) << word;
  }
  EXPECT_FALSE(index.contains("none of them"));
  EXPECT_TRUE(numbers_of(index, "none of them").empty());
}

TEST(WordIndex, OfAnySizeHasPlacesThatAreFree) {
  std::vector<WordIndex::Item> items;
  for (std::uint32_t size = 0; size < 40; ++size) {
    const WordIndex index(items);
    EXPECT_FALSE(index.contains("none of them")) << size;
    EXPECT_FALSE(WordIndex(index.bytes()).contains("none of them")) << size;
    items.emplace_back(hash_of(std::to_string(size)), size);
  }
  EXPECT_FALSE(WordIndex().contains(""));
}

}  // namespace
}  // namespace tolmach::text
