#include "align/detail/search/sections.h"

#include <gmock/gmock.h>

namespace tolmach::align::detail {
namespace {

using testing::ElementsAre;

/// A side with nothing but rows in sections.
Side side_of(const std::vector<std::uint32_t>& rows_of_sections) {
  Side side;
  side.section_begin.push_back(0);
  for (std::uint32_t section = 0; section < rows_of_sections.size(); ++section) {
    for (std::uint32_t k = 0; k < rows_of_sections[section]; ++k) {
      side.segments.push_back(side.rows());
      side.section_of.push_back(section);
    }
    side.section_begin.push_back(side.rows());
  }
  return side;
}

/// The second section has no source rows, so three sections meet at source row 2.
class SectionsTest : public testing::Test {
 protected:
  Side source_ = side_of({2, 0, 3}), target_ = side_of({1, 2, 1});
  Sections sections_{source_, target_};
};

TEST_F(SectionsTest, BeginWhereBothSidesBegin) {
  EXPECT_EQ(sections_.size(), 3U);
  EXPECT_EQ(sections_.begin_of(2).source, 2U);
  EXPECT_EQ(sections_.begin_of(2).target, 3U);
  for (const LatticePoint begin : {LatticePoint{0, 0}, {2, 1}, {2, 3}, {5, 4}}) EXPECT_TRUE(sections_.begin_at(begin));
  for (const LatticePoint inside : {LatticePoint{2, 2}, {1, 1}, {2, 0}, {3, 3}})
    EXPECT_FALSE(sections_.begin_at(inside)) << inside.source << ' ' << inside.target;
}

TEST_F(SectionsTest, HoldRowsOfOneNumber) {
  EXPECT_TRUE(sections_.together(1, 0));
  EXPECT_TRUE(sections_.together(4, 3));
  EXPECT_FALSE(sections_.together(0, 1));
  EXPECT_FALSE(sections_.together(2, 2));
}

TEST_F(SectionsTest, AreMeasuredOneByOne) {
  EXPECT_TRUE(sections_.each_within(3)) << "3 source rows by 1 target row";
  EXPECT_FALSE(sections_.each_within(2));
}

TEST_F(SectionsTest, KeepABandWithinTheirPairs) {
  const Band band = sections_.bound(full_band(5, 4));
  EXPECT_THAT(band.low, ElementsAre(0, 0, 0, 3, 3, 3));
  EXPECT_THAT(band.high, ElementsAre(1, 1, 4, 4, 4, 4));
}

TEST(Sections, OneAloneBoundsNothing) {
  const Side source = side_of({3});
  const Side target = side_of({2});
  Band band = full_band(3, 2);
  band.high[0] = 1;
  const Band bound = Sections(source, target).bound(band);
  EXPECT_EQ(bound.low, band.low);
  EXPECT_EQ(bound.high, band.high);
}

}  // namespace
}  // namespace tolmach::align::detail
