#include "align/detail/evidence/mark_model.h"

#include <gtest/gtest.h>

namespace tolmach::align::detail {
namespace {

TEST(FinalMark, IsTheLastOneBehindQuotesAndBrackets) {
  EXPECT_EQ(final_mark("He left.”) "), FinalMark::kStop);
  EXPECT_EQ(final_mark("«Чому?»"), FinalMark::kQuestion);
  EXPECT_EQ(final_mark("他走了。」"), FinalMark::kStop);
  EXPECT_EQ(final_mark("هل ذهب؟"), FinalMark::kQuestion);
  EXPECT_EQ(final_mark("He said:"), FinalMark::kColon);
}

TEST(FinalMark, AHeadingHasNone) {
  EXPECT_EQ(final_mark("Prices rise again"), FinalMark::kNone);
  EXPECT_EQ(final_mark("U.S. prices"), FinalMark::kNone);
  EXPECT_EQ(final_mark(""), FinalMark::kNone);
}

TEST(FirstMark, TellsListsSpeechAndQuotations) {
  EXPECT_EQ(first_mark("12. Budget"), FirstMark::kNumber);
  EXPECT_EQ(first_mark("IV. Budget"), FirstMark::kNumber);
  EXPECT_EQ(first_mark("2) Budget"), FirstMark::kNumber);
  EXPECT_EQ(first_mark("12.5 million"), FirstMark::kNone);
  EXPECT_EQ(first_mark("I came."), FirstMark::kNone);
  EXPECT_EQ(first_mark(" — Так, — сказав він."), FirstMark::kDash);
  EXPECT_EQ(first_mark("• one"), FirstMark::kBullet);
  EXPECT_EQ(first_mark("«Так»"), FirstMark::kQuote);
  EXPECT_EQ(first_mark("他走了。"), FirstMark::kNone);
  EXPECT_EQ(first_mark(""), FirstMark::kNone);
}

TEST(Capitals, NeedLettersThatHaveThem) {
  EXPECT_EQ(capitals_of("PRICES RISE"), Capitals::kAll);
  EXPECT_EQ(capitals_of("Prices rise"), Capitals::kFirst);
  EXPECT_EQ(capitals_of("«ціни"), Capitals::kSmall);
  EXPECT_EQ(capitals_of("USA"), Capitals::kFirst) << "too short to tell";
  EXPECT_EQ(capitals_of("他走了。"), Capitals::kNone);
}

constexpr std::size_t kStop = 1, kQuestion = 2, kNone = 0;
const std::vector<std::size_t> kText{kStop, kStop, kStop, kStop, kNone, kQuestion};

TEST(MarkModel, ARareMarkSaysMoreThanACommonOne) {
  const MarkModel model(kText, 0.5);
  EXPECT_GT(model.score(kQuestion, kQuestion), model.score(kStop, kStop));
  EXPECT_GT(model.score(kStop, kStop), 0);
  EXPECT_LT(model.score(kNone, kStop), 0);
}

TEST(MarkModel, LearnsThatMarksDoNotCorrespond) {
  MarkModel model(kText, 0.5);
  const double before = model.score(kNone, kStop);
  for (int k = 0; k < 50; ++k) model.observe(kNone, kStop, 1);
  model.reestimate();
  EXPECT_GT(model.score(kNone, kStop), before);
  EXPECT_GT(model.score(kNone, kStop), 0);
}

}  // namespace
}  // namespace tolmach::align::detail
