#include "align/detail/evidence/word_model.h"

#include <gtest/gtest.h>

namespace tolmach::align::detail {
namespace {

/// A side of rows of so many words each, every word another one.
Side side_of(const std::vector<std::uint32_t>& words_of_rows) {
  Side side;
  side.token_begin = {0};
  for (const std::uint32_t words : words_of_rows) {
    side.segments.push_back(side.rows());
    for (std::uint32_t k = 0; k < words; ++k) {
      side.tokens.push_back(static_cast<WordId>(side.words.size()));
      side.words.emplace_back();
    }
    side.token_begin.push_back(static_cast<std::uint32_t>(side.tokens.size()));
  }
  return side;
}

TEST(WordModel, LearnsNothingFromASegmentAsLongAsAChapter) {
  const Side side = side_of({3, 1001, 4});
  const TieTable ties(side.words.size(), side.words.size());
  const std::vector<WeightedBead> beads{{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 1}, {{2, 3}, {2, 3}, 1}};
  const WordModel model = WordModel::train(side, side, beads, {0, 1, 2}, 3, ties, false);
  std::size_t pairs = 0;
  model.for_each_pair([&](WordId, WordId, float) { ++pairs; });
  EXPECT_EQ(pairs, 3U * 3 + 4 * 4) << "a million pairs of the row in the middle are left out";
}

}  // namespace
}  // namespace tolmach::align::detail
