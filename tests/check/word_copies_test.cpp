#include "check/detail/language/word_copies.h"

#include <gtest/gtest.h>

namespace tolmach::check::detail {
namespace {

std::vector<Word> words_reading(std::initializer_list<std::uint32_t> readings) {
  std::vector<Word> words;
  for (const std::uint32_t reading : readings) words.emplace_back().reading = reading;
  return words;
}

std::vector<const Word*> pointers(const std::vector<Word>& words) {
  std::vector<const Word*> all;
  for (const Word& word : words) all.push_back(&word);
  return all;
}

TEST(LongestCopy, IsTheFirstOfTheLongest) {
  const auto source = words_reading({1, 2, 3, 9, 4, 5, 6});
  const auto target = words_reading({7, 4, 5, 6, 8, 1, 2, 3});
  const Copy copy = longest_copy(pointers(source), pointers(target));
  EXPECT_EQ(copy.target.begin, 1U);
  EXPECT_EQ(copy.target.end, 4U);
  EXPECT_EQ(copy.source.begin, 4U);
  EXPECT_EQ(copy.source.end, 7U);
}

TEST(LongestCopy, IsEmptyWhereNothingIsCopied) {
  const auto source = words_reading({1, 2}), target = words_reading({3});
  EXPECT_EQ(longest_copy(pointers(source), pointers(target)).target.size(), 0U);
  EXPECT_EQ(longest_copy({}, {}).target.size(), 0U);
}

TEST(CopyLook, MissesNoCopy) {
  std::uint32_t state = 3;
  const auto some_words = [&](std::size_t count) {
    std::vector<Word> words(count);
    for (Word& word : words) {
      state = state * 1664525U + 1013904223U;
      word.reading = (state >> 16U) % 12 * 300;  // some of them share their bits
    }
    return words;
  };
  constexpr std::size_t kFewest = 3;
  int copies = 0, passed_by = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto source = some_words(6), target = some_words(5), more = some_words(2);
    CopyLook look(kFewest);
    look.add_source(source);
    // The words of a bead come segment by segment.
    const bool may = look.may_end_in(target) || look.may_end_in(more);
    auto all = target;
    all.insert(all.end(), more.begin(), more.end());
    const bool has = longest_copy(pointers(source), pointers(all)).target.size() >= kFewest;
    ASSERT_TRUE(may || !has);
    copies += has ? 1 : 0;
    passed_by += may ? 0 : 1;
  }
  EXPECT_GT(copies, 0);
  EXPECT_GT(passed_by, 0);
}

}  // namespace
}  // namespace tolmach::check::detail
