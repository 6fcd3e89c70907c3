#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "tests/align/few_lines.h"
#include "text/error.h"

namespace tolmach::align {
namespace {

using tests::lines;

TEST(Aligner, LeavesFixedBeadsAsTheyAre) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const std::vector<Bead> fixed = {{{0, 2}, {0, 1}}, {{3, 4}, {3, 3}}};
  const Alignment alignment = make_aligner().align(source, target, {fixed});
  expect_valid(alignment, source, target);
  EXPECT_EQ(alignment.front().source, (SegmentRange{0, 2}));
  EXPECT_EQ(alignment.front().target, (SegmentRange{0, 1}));
  for (const Bead& bead : alignment) EXPECT_TRUE(!(bead.source == SegmentRange{3, 4}) || bead.target.empty());
}

TEST(Aligner, TakesAFixedBeadLargerThanItsOwn) {
  const auto source = lines("en", kEnglish + std::string(kEnglish));
  const auto target = lines("uk", kUkrainian);
  const Alignment alignment = make_aligner().align(source, target, {{{{0, 7}, {0, 1}}}});
  expect_valid(alignment, source, target);
  EXPECT_EQ(alignment.front().source.size(), 7U);
}

TEST(Aligner, TakesAFixedBeadWiderThanTheBandAroundThePath) {
  const auto source = lines("en", repeated(kEnglish, 40));
  const auto target = lines("uk", repeated(kUkrainian, 40));
  const Bead large{{20, 120}, {25, 125}};
  const Alignment alignment = make_aligner().align(source, target, {{large}});
  expect_valid(alignment, source, target);
  EXPECT_TRUE(std::any_of(alignment.begin(), alignment.end(), [&](const Bead& bead) {
    return bead.source == large.source && bead.target == large.target;
  }));
}

TEST(Aligner, TakesAFixedBeadThatTheFirstLookAtALongTextWouldNotTry) {
  const auto source = lines("en", repeated(kEnglish, 170));
  const auto target = lines("uk", repeated(kUkrainian, 170));
  AlignerOptions options;
  options.rounds = 0;
  const Bead fixed{{300, 302}, {302, 304}};
  const Alignment alignment = make_aligner(options).align(source, target, {{fixed}});
  expect_valid(alignment, source, target);
  EXPECT_TRUE(std::any_of(alignment.begin(), alignment.end(), [&](const Bead& bead) {
    return bead.source == fixed.source && bead.target == fixed.target;
  }));
}

TEST(Aligner, RefusesFixedBeadsOfMoreRowsThanAShapeHolds) {
  const auto source = lines("en", repeated(kEnglish, 70));
  const auto target = lines("uk", kUkrainian);
  expect_valid(make_aligner().align(source, target, {{{{0, 255}, {0, 1}}}}), source, target);
  EXPECT_THROW(static_cast<void>(make_aligner().align(source, target, {{{{0, 256}, {0, 1}}}})), Error);
}

TEST(Aligner, RefusesFixedBeadsThatReachOverAWall) {
  const auto source = lines("en", "He came.\n***\nHe met 12 envoys.\nNobody left.\n");
  const auto target = lines("uk", "Він прийшов.\nВін зустрів 12 посланців.\n***\nНіхто не пішов.\n");
  const std::vector<Wall> walls = walls_at("***", source, target);
  const Aligner aligner = make_aligner();
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{0, 1}, {3, 4}}}, walls})), Error) << "to behind it";
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{2, 3}, {1, 2}}}, walls})), Error) << "to before it";
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{0, 2}, {0, 1}}}, walls})), Error) << "with it";
  expect_valid(aligner.align(source, target, {{{{0, 1}, {0, 1}}, {{1, 2}, {2, 3}}, {{2, 4}, {3, 4}}}, walls}), source,
               target);
}

TEST(Aligner, RefusesFixedBeadsThatCannotStand) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const Aligner aligner = make_aligner();
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{0, 1}, {9, 10}}}})), Error) << "outside";
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{0, 1}, {1, 2}}, {{1, 2}, {0, 1}}}})), Error)
      << "crossing";
  EXPECT_THROW(static_cast<void>(aligner.align(source, target, {{{{0, 2}, {0, 1}}, {{1, 2}, {1, 2}}}})), Error)
      << "overlap";
}

}  // namespace
}  // namespace tolmach::align
