// The search against a slow twin that writes out every alignment.

#include "align/detail/search/lattice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "align/detail/evidence/edit_similarity.h"

namespace tolmach::align::detail {
namespace {

using Arc = std::tuple<std::uint32_t, std::uint32_t, std::size_t>;  // i, j, shape
using Path = std::vector<Arc>;

/// Every sequence of beads that covers both sides.
void write_out(std::uint32_t i, std::uint32_t j, std::uint32_t rows, std::uint32_t columns,
               const std::vector<BeadShape>& shapes, Path& path, std::vector<Path>& all) {
  if (i == rows && j == columns) {
    all.push_back(path);
    return;
  }
  for (std::size_t s = 0; s < shapes.size(); ++s) {
    if (i + shapes[s].source > rows || j + shapes[s].target > columns) continue;
    path.emplace_back(i, j, s);
    write_out(i + shapes[s].source, j + shapes[s].target, rows, columns, shapes, path, all);
    path.pop_back();
  }
}

TEST(Search, AgreesWithTheSlowTwinOnRandomTexts) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> score(-4, 3);
  for (std::uint32_t round = 0; round < 40; ++round) {
    const std::uint32_t rows = 1 + round % 4;
    const std::uint32_t columns = 1 + round / 4 % 4;
    auto shapes = make_shapes(2);
    if (round % 2 == 1) shapes.push_back(swap_shape());
    std::map<Arc, double> scores;
    const auto score_of = [&](std::uint32_t i, std::uint32_t j, std::size_t s) {
      const auto [found, is_new] = scores.try_emplace({i, j, s});
      if (is_new) found->second = score(random);
      return found->second;
    };
    std::vector<Path> all;
    Path path;
    write_out(0, 0, rows, columns, shapes, path, all);
    double total = 0;
    std::map<Arc, double> mass;
    for (const Path& p : all) {
      double sum = 0;
      for (const auto& [i, j, s] : p) sum += score_of(i, j, s);
      total += std::exp(sum);
      for (const Arc& arc : p) mass[arc] += std::exp(sum);
    }
    const auto gain = [&](const Path& p) {
      double sum = 0;
      for (const Arc& arc : p) sum += gain_of(shapes[std::get<2>(arc)]) * mass[arc] / total;
      return sum;
    };
    double best = 0;
    for (const Path& p : all) best = std::max(best, gain(p));

    const SearchResult result = search(
        rows, columns, full_band(rows, columns), shapes, [&](const BeadShape& shape, std::uint32_t i, std::uint32_t j) {
          const auto s =
              static_cast<std::size_t>(std::find_if(shapes.begin(), shapes.end(),
                                                    [&](const BeadShape& other) {
                                                      return other.is_of(shape.source, shape.target, shape.swap);
                                                    }) -
                                       shapes.begin());
          return score_of(i, j, s);
        });
    double found = 0;
    for (const WeightedBead& bead : result.path)
      for (std::size_t s = 0; s < shapes.size(); ++s) {
        if (!shapes[s].is_of(bead.source.size(), bead.target.size(), bead.swap)) continue;
        found += gain_of(shapes[s]) * bead.weight;
        EXPECT_NEAR(bead.weight, mass[Arc(bead.source.begin, bead.target.begin, s)] / total, 1e-4);
      }
    EXPECT_NEAR(found, best, 1e-4);
  }
}

TEST(Search, StaysInsideABand) {
  const auto shapes = make_shapes(4);
  const Band band = band_around({{10, 10}}, 20, 20, 2);
  const SearchResult result = search(20, 20, band, shapes, [](const BeadShape& shape, std::uint32_t, std::uint32_t) {
    return shape.source == 1 && shape.target == 1 ? 0.0 : -3.0;
  });
  EXPECT_EQ(result.path.size(), 20U);
}

TEST(Band, CoversBothCornersAndGrows) {
  for (const Band& band : {band_around({}, 7, 30, 1), band_around({{3, 29}}, 7, 30, 3), band_around({}, 0, 5, 1),
                           band_around({}, 5, 0, 1)}) {
    EXPECT_EQ(band.low.front(), 0U);
    for (std::size_t i = 0; i + 1 < band.low.size(); ++i) {
      EXPECT_LE(band.low[i], band.low[i + 1]);
      EXPECT_LE(band.high[i], band.high[i + 1]);
      EXPECT_GE(band.high[i], band.low[i + 1]) << "rows must touch, or there is no way through";
    }
  }
}

double slow_similarity(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0)
        d[i][j] = i + j;
      else
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    }
  const std::size_t longer = std::max(a.size(), b.size());
  return longer == 0 ? 1 : 1 - static_cast<double>(d[a.size()][b.size()]) / static_cast<double>(longer);
}

TEST(EditSimilarity, AgreesWithTheSlowTwin) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string a(random() % 65, 'x');
    std::string b(random() % 65, 'x');
    for (std::string* word : {&a, &b})
      for (char& c : *word) c = static_cast<char>('a' + random() % 4);
    EXPECT_NEAR(edit_similarity(a, b), slow_similarity(a, b), 1e-12) << a << " " << b;
  }
}

}  // namespace
}  // namespace tolmach::align::detail
