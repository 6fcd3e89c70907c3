#include "align/detail/evidence/deletion_model.h"

#include <gtest/gtest.h>

namespace tolmach::align::detail {
namespace {

/// A side whose rows have so many words; none has a mark instead.
Side side_with(const std::vector<std::uint32_t>& words) {
  Side side;
  side.words.resize(2);
  side.words[1].kind = TokenClass::kPunctuation;
  for (const std::uint32_t count : words) {
    side.token_begin.push_back(static_cast<std::uint32_t>(side.tokens.size()));
    side.tokens.insert(side.tokens.end(), count, 0);
    if (count == 0) side.tokens.push_back(1);
    side.segments.push_back(static_cast<std::uint32_t>(side.segments.size()));
  }
  side.token_begin.push_back(static_cast<std::uint32_t>(side.tokens.size()));
  return side;
}

const std::vector<std::uint32_t> kRows{10, 12, 1, 9, 0, 15, 11, 14, 20, 10};

TEST(DeletionModel, RowsWithoutWordsGoMissingMoreOften) {
  const DeletionModel model(side_with(kRows), side_with(kRows));
  EXPECT_GT(model.source_score(4), 1) << "only marks";
  EXPECT_GT(model.source_score(2), model.source_score(0)) << "one word";
  EXPECT_NEAR(model.target_score(0), 0, 0.7);
}

TEST(DeletionModel, SaysNothingWhereAllRowsAreSentences) {
  const DeletionModel model(side_with({10, 12, 14}), side_with({9, 20, 11}));
  EXPECT_NEAR(model.source_score(0), 0, 0.1);
}

TEST(DeletionModel, LearnsThatLongRowsAreDeleted) {
  DeletionModel model(side_with(kRows), side_with(kRows));
  const double before = model.source_score(0);
  for (int k = 0; k < 300; ++k) model.observe_source(0, 1);
  model.reestimate();
  EXPECT_GT(model.source_score(0), before);
  EXPECT_LT(model.source_score(4), 1.5);
}

}  // namespace
}  // namespace tolmach::align::detail
