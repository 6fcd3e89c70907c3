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

TEST(Aligner, LetsNoBeadReachOverAWall) {
  // By itself the second source sentence belongs to the first target sentence.
  const auto source = lines("en", "He came.\nHe met 12 envoys.\n***\nNobody left.\n");
  const auto target = lines("uk", "Він прийшов і зустрів 12 посланців.\n***\nНіхто не пішов. Була ніч.\n");
  const std::vector<Wall> walls = walls_at("***", source, target);
  ASSERT_EQ(walls.size(), 2U);
  const Alignment alignment = make_aligner().align(source, target, {{}, walls});
  expect_valid(alignment, source, target);
  for (const Bead& bead : alignment)
    for (const Wall& wall : walls) {
      EXPECT_TRUE(bead.source.end <= wall.source || bead.source.begin >= wall.source);
      EXPECT_EQ(bead.source.begin >= wall.source, bead.target.begin >= wall.target);
    }
}

TEST(Aligner, KeepsSectionsThatAreEmptyOnOneSide) {
  const auto source = lines("en", "#\n#\nNobody left.\n#\n");
  const auto target = lines("uk", "#\nВін прийшов.\n#\n#\n");
  const Alignment alignment = make_aligner().align(source, target, {{}, walls_at("#", source, target)});
  expect_valid(alignment, source, target);
  for (const Bead& bead : alignment) {
    if (bead.source == SegmentRange{2, 3}) {
      EXPECT_TRUE(bead.target.empty());
    }
  }
}

TEST(Aligner, FindsTheWayThroughAWallFarFromTheDiagonal) {
  // Too large to be searched whole, and without a word that would tell where the wall is.
  const auto source = lines("en", repeated("Lorem ipsum.\n", 100) + "***\n" + repeated("Lorem ipsum.\n", 900));
  const auto target = lines("uk", repeated("Dolor amet.\n", 900) + "***\n" + repeated("Dolor amet.\n", 100));
  AlignerOptions options;
  options.rounds = 1;
  const Alignment alignment = make_aligner(options).align(source, target, {{}, walls_at("***", source, target)});
  expect_valid(alignment, source, target);
  for (const Bead& bead : alignment)
    EXPECT_EQ(bead.source.begin > 100, bead.target.begin > 900) << bead.source.begin << ' ' << bead.target.begin;
}

TEST(Walls, NeedTheDelimiterEquallyOftenOnBothSides) {
  const auto source = lines("en", "a\n***\nb\n***\nc\n");
  const auto target = lines("uk", "а\n***\nб\n");
  EXPECT_THROW(static_cast<void>(walls_at("***", source, target)), Error);
  EXPECT_THROW(static_cast<void>(walls_at("###", source, target)), Error) << "it stands nowhere";
}

}  // namespace
}  // namespace tolmach::align
