#include "align/evaluate.h"

#include <gtest/gtest.h>

namespace tolmach::align {
namespace {

using Beads = std::vector<JudgedBead>;

TEST(Evaluator, CountsDeletionsInPrecisionOnly) {
  Evaluator evaluator;
  evaluator.add(Beads{{{0}, {0}}, {{1, 2}, {1}}, {{}, {2}}}, Beads{{{0}, {0}}, {{1}, {1}}, {{2}, {}}, {{}, {2}}});
  const Evaluation result = evaluator.result();
  EXPECT_DOUBLE_EQ(result.strict.precision, 2.0 / 4) << "the gold deletion counts, the invented one does not";
  EXPECT_DOUBLE_EQ(result.strict.recall, 1.0 / 2);
  EXPECT_DOUBLE_EQ(result.lax.precision, 3.0 / 4);
  EXPECT_DOUBLE_EQ(result.lax.recall, 1);
  EXPECT_EQ(result.types.at("2-1").total, 1U);
  EXPECT_EQ(result.types.at("2-1").hits, 0U);
}

TEST(Evaluator, SumsOverDocuments) {
  Evaluator evaluator;
  evaluator.add(Beads{{{0}, {0}}}, Beads{{{0}, {0}}});
  evaluator.add(Beads{{{0}, {1}}}, Beads{{{0}, {0}}});
  EXPECT_DOUBLE_EQ(evaluator.result().strict.f1, 0.5);
}

TEST(Evaluator, MeasuresCalibration) {
  Evaluator sure;
  sure.add(Beads{{{0}, {0}}, {{1}, {1}}}, Beads{{{0}, {0}, 1.0}, {{1}, {1}, 1.0}});
  EXPECT_DOUBLE_EQ(sure.calibration_error(), 0);
  Evaluator wrong;
  wrong.add(Beads{{{0}, {1}}}, Beads{{{0}, {0}, 0.8}});
  EXPECT_DOUBLE_EQ(wrong.calibration_error(), 0.8);
  EXPECT_DOUBLE_EQ(Evaluator().calibration_error(), 0);
}

}  // namespace
}  // namespace tolmach::align
