#include "align/detail/end_model.h"

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

Side side_ending_with(const std::vector<FinalMark>& marks) {
  Side side;
  side.final_marks = marks;
  side.segments.resize(marks.size());
  return side;
}

const std::vector<FinalMark> kText{FinalMark::kStop, FinalMark::kStop, FinalMark::kStop,
                                   FinalMark::kStop, FinalMark::kNone, FinalMark::kQuestion};

TEST(EndModel, ARareMarkSaysMoreThanACommonOne) {
  const EndModel model(side_ending_with(kText));
  EXPECT_GT(model.score(FinalMark::kQuestion, FinalMark::kQuestion), model.score(FinalMark::kStop, FinalMark::kStop));
  EXPECT_GT(model.score(FinalMark::kStop, FinalMark::kStop), 0);
  EXPECT_LT(model.score(FinalMark::kNone, FinalMark::kStop), 0);
}

TEST(EndModel, LearnsThatMarksDoNotCorrespond) {
  EndModel model(side_ending_with(kText));
  const double before = model.score(FinalMark::kNone, FinalMark::kStop);
  for (int k = 0; k < 50; ++k) model.observe(FinalMark::kNone, FinalMark::kStop, 1);
  model.reestimate();
  EXPECT_GT(model.score(FinalMark::kNone, FinalMark::kStop), before);
  EXPECT_GT(model.score(FinalMark::kNone, FinalMark::kStop), 0);
}

}  // namespace
}  // namespace tolmach::align::detail
