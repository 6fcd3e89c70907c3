#include "check/detail/completeness/word_order.h"

#include <vector>

#include <gtest/gtest.h>

#include "check/detail/completeness/gap.h"

namespace tolmach::check::detail {
namespace {

std::vector<CoveredWord> words_of_length_five(std::size_t count) {
  std::vector<CoveredWord> words(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<std::uint32_t>(6 * i);
    words[i] = {.span = {begin, begin + 5}, .length = 5};
  }
  return words;
}

/// Ten words, of which the six that stand around [4, 8) are translated one by one.
const std::vector<WordLink> kAroundTheMiddle = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {8, 4}, {9, 5}};

TEST(WordOrder, SpeaksForThePartThatIsMissing) {
  const WordOrder order(words_of_length_five(10), words_of_length_five(6), kAroundTheMiddle);
  EXPECT_GT(order.odds(4, 8), 0);
  EXPECT_GT(order.odds(4, 8), order.odds(0, 4));
  EXPECT_GT(order.odds(4, 8), order.odds(6, 10));
}

TEST(WordOrder, SpeaksAgainstAPartWhereNothingMoved) {
  const WordOrder order(words_of_length_five(10), words_of_length_five(10), {{0, 0}, {1, 1}, {8, 8}, {9, 9}});
  EXPECT_LT(order.odds(4, 8), 0);
}

TEST(WordOrder, TakesTheNearestCounterpart) {
  std::vector<WordLink> links = kAroundTheMiddle;
  links.push_back({8, 0});
  links.push_back({0, 5});
  const std::vector<CoveredWord> words = words_of_length_five(10), others = words_of_length_five(6);
  EXPECT_DOUBLE_EQ(WordOrder(words, others, links).odds(4, 8), WordOrder(words, others, kAroundTheMiddle).odds(4, 8));
}

TEST(WordOrder, SaysNothingWithoutCounterparts) {
  EXPECT_EQ(WordOrder(words_of_length_five(10), words_of_length_five(6), {}).odds(4, 8), 0);
  EXPECT_EQ(WordOrder(words_of_length_five(10), {}, {}).odds(4, 8), 0);
}

TEST(Gap, IsBetweenTheCounterpartsOfWhatIsAround) {
  const std::string text = "aaaaa bbbbb ccccc ddddd eeeee fffff.";
  const text::Span side{0, static_cast<std::uint32_t>(text.size())};
  const std::vector<CoveredWord> words = words_of_length_five(10), others = words_of_length_five(6);
  EXPECT_EQ(likeliest_gap({4, 8, 0}, words, others, kAroundTheMiddle, side, text), text.find(" eeeee"));
  EXPECT_EQ(likeliest_gap({0, 4, 0}, words, others, {{4, 0}, {9, 5}}, side, text), 0);
  EXPECT_EQ(likeliest_gap({6, 10, 0}, words, others, {{0, 0}, {5, 5}}, side, text), text.size());
}

TEST(Gap, IsRatherBehindAMark) {
  const std::string text = "aaaaa bbbbb ccccc, dddd eeeee fffff.";
  const text::Span side{0, static_cast<std::uint32_t>(text.size())};
  std::vector<CoveredWord> others = words_of_length_five(6);
  others[3].behind_mark = true;
  EXPECT_EQ(likeliest_gap({4, 8, 0}, words_of_length_five(10), others, {}, side, text), text.find(" dddd"));
}

TEST(Gap, OfASideWithoutWordsIsItsBeginning) {
  EXPECT_EQ(likeliest_gap({0, 2, 0}, words_of_length_five(3), {}, {}, {0, 3}, "..."), 0);
}

}  // namespace
}  // namespace tolmach::check::detail
