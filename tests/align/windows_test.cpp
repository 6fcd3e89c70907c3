#include "align/detail/search/windows.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace tolmach::align::detail {
namespace {

constexpr std::uint32_t kRows = 10'000;

/// A side of one section with nothing but rows.
Side side_of_rows() {
  Side side;
  side.section_begin = {0, kRows};
  for (std::uint32_t row = 0; row < kRows; ++row) {
    side.segments.push_back(row);
    side.section_of.push_back(0);
  }
  return side;
}

/// A path of beads 1-1 through a window, of which those that end at `sure` rows are sure.
SearchResult path_of(std::uint32_t rows, const std::vector<std::uint32_t>& sure) {
  SearchResult found;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const bool is_sure = std::find(sure.begin(), sure.end(), row + 1) != sure.end();
    found.path.push_back({{row, row + 1}, {row, row + 1}, is_sure ? 0.99 : 0.4});
  }
  return found;
}

class WindowsTest : public testing::Test {
 protected:
  /// Where the window after the first one begins, and how long the first one is.
  std::uint32_t second_begin(const std::vector<std::uint32_t>& sure) {
    const Windows windows(side_, side_, sections_, fixed_);
    const LatticePoint end = windows.end_of({0, 0}, full_band(kRows, kRows));
    rows_ = end.source;
    SearchResult all;
    return windows.take(path_of(end.source, sure), {0, 0}, end, all).source;
  }

  Side side_ = side_of_rows();
  Sections sections_{side_, side_};
  text::Document none_;
  FixedBeads fixed_{{}, none_, none_};
  std::uint32_t rows_ = 0;
};

TEST_F(WindowsTest, FollowEachOtherAtTheLastSureBead) {
  EXPECT_EQ(second_begin({5, 1200, 1500}), 1500U);
  const std::uint32_t begin = second_begin({1200, rows_ - 1});
  EXPECT_LT(begin, rows_ - 1) << "what stands at the end was but a guess";
}

TEST_F(WindowsTest, GoOnWhereOnlyTheirFirstBeadsAreSure) {
  const std::uint32_t begin = second_begin({1, 2, 3}), unsure = second_begin({});
  EXPECT_GT(begin, rows_ / 2) << "or a text of equal lines is searched again and again";
  EXPECT_GT(unsure, rows_ / 2);
}

}  // namespace
}  // namespace tolmach::align::detail
