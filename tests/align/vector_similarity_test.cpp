#include "align/vector_similarity.h"

#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include <gmock/gmock.h>

#include "text/error.h"

namespace tolmach::align {
namespace {

using Vector = std::vector<double>;

std::shared_ptr<const VectorTable> table_of(const std::vector<Vector>& rows) {
  std::vector<float> values;
  for (const Vector& row : rows)
    for (const double value : row) values.push_back(static_cast<float>(value));
  return std::make_shared<const VectorTable>(rows[0].size(), values);
}

/// A side whose runs have vectors of their own, given in the order of their numbers.
struct SideOfTest {
  std::uint32_t segments, longest;
  std::vector<Vector> vectors;  ///< by segments * longest; those of runs beyond the end are not looked at

  [[nodiscard]] RunVectors runs() const {
    RunVectors out(table_of(vectors), segments, longest);
    for (std::uint32_t begin = 0; begin < segments; ++begin)
      for (std::uint32_t size = 1; size <= longest && begin + size <= segments; ++size)
        out.set({begin, begin + size}, begin * longest + size - 1);
    return out;
  }
};

SideOfTest random_side(std::uint32_t segments, std::uint32_t longest, std::size_t dimension, std::mt19937& random) {
  SideOfTest side{segments, longest, {}};
  std::normal_distribution<double> normal(0.2, 1);
  for (std::uint32_t k = 0; k < segments * longest; ++k) {
    Vector vector;
    for (std::size_t i = 0; i < dimension; ++i) vector.push_back(normal(random));
    side.vectors.push_back(vector);
  }
  return side;
}

Vector unit(Vector vector) {
  double squares = 0;
  for (const double value : vector) squares += value * value;
  for (double& value : vector) value /= std::sqrt(squares);
  return vector;
}

double product(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The slow twin: as the formula stands, with every pair of runs looked at.
Vector slow_vector(const SideOfTest& side, SegmentRange run) {
  if (run.size() <= side.longest) return unit(side.vectors[run.begin * side.longest + run.size() - 1]);
  Vector sum(side.vectors[0].size());
  for (std::uint32_t begin = run.begin; begin < run.end; begin += side.longest) {
    const Vector part = slow_vector(side, {begin, std::min(begin + side.longest, run.end)});
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += part[k];
  }
  return unit(sum);
}

double slow_chance(const Vector& vector, const SideOfTest& other) {
  double distance = 0;
  int count = 0;
  for (std::uint32_t begin = 0; begin < other.segments; ++begin)
    for (std::uint32_t size = 1; size <= other.longest && begin + size <= other.segments; ++size, ++count)
      distance += 1 - product(vector, slow_vector(other, {begin, begin + size}));
  return distance / count;
}

double slow_similarity(const SideOfTest& a, SegmentRange source, const SideOfTest& b, SegmentRange target) {
  const Vector x = slow_vector(a, source);
  const Vector y = slow_vector(b, target);
  return 1 - 2 * (1 - product(x, y)) / (slow_chance(x, b) + slow_chance(y, a));
}

TEST(VectorSimilarity, AgreesWithItsSlowTwin) {
  std::mt19937 random(5);
  for (const std::size_t dimension : {3U, 16U, 37U}) {
    const SideOfTest source = random_side(7, 2, dimension, random);
    const SideOfTest target = random_side(5, 3, dimension, random);
    const VectorSimilarity similarity(source.runs(), target.runs());
    for (std::uint32_t i = 0; i < 7; ++i)
      for (std::uint32_t i_end = i + 1; i_end <= 7; ++i_end)
        for (std::uint32_t j = 0; j < 5; ++j)
          for (std::uint32_t j_end = j + 1; j_end <= 5; ++j_end) {
            const double slow = slow_similarity(source, {i, i_end}, target, {j, j_end});
            EXPECT_NEAR(similarity.of({i, i_end}, {j, j_end}), std::max(slow, -1.0), 1e-5);
          }
  }
}

TEST(VectorSimilarity, IsOneForEqualVectorsWhateverTheirLength) {
  const SideOfTest source{2, 1, {{3, 4}, {1, -1}}};
  const SideOfTest target{2, 1, {{30, 40}, {-1, 1}}};
  const VectorSimilarity similarity(source.runs(), target.runs());
  EXPECT_NEAR(similarity.of({0, 1}, {0, 1}), 1, 1e-6);
  EXPECT_LT(similarity.of({1, 2}, {1, 2}), 0);
}

TEST(VectorSimilarity, WhatIsCloseToEverythingIsNoBetterThanChance) {
  // The third target run is between all others: its cosine with a source run that it does not translate is higher than
  // that of a translation which is only roughly rendered.
  const SideOfTest source{3, 1, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  const SideOfTest target{3, 1, {{0.7, 0.75, 0}, {0, 0.5, 0.8}, {1, 1, 1}}};
  const VectorSimilarity similarity(source.runs(), target.runs());
  EXPECT_NEAR(similarity.of({0, 1}, {2, 3}), 0.13, 0.03);
  EXPECT_GT(similarity.of({0, 1}, {0, 1}), similarity.of({0, 1}, {2, 3}));
}

TEST(VectorSimilarity, NothingIsKnownOfZerosAndOfRunsWithoutARow) {
  RunVectors source(table_of({{1, 0}, {0, 0}}), 3, 1);
  source.set({0, 1}, 0);
  source.set({1, 2}, 1);
  RunVectors target(source);
  const VectorSimilarity similarity(std::move(source), std::move(target));
  EXPECT_FALSE(std::isnan(similarity.of({0, 1}, {0, 1})));
  EXPECT_TRUE(std::isnan(similarity.of({1, 2}, {0, 1})));
  EXPECT_TRUE(std::isnan(similarity.of({0, 1}, {2, 3})));
  // The sum of parts of which one is missing.
  EXPECT_TRUE(std::isnan(similarity.of({0, 2}, {0, 1})));
}

TEST(VectorSimilarity, VectorsOfOneKindSayNothing) {
  const SideOfTest same{3, 1, {{1, 1}, {1, 1}, {2, 2}}};
  const VectorSimilarity similarity(same.runs(), same.runs());
  const double value = similarity.of({0, 1}, {2, 3});
  EXPECT_GE(value, -1);
  EXPECT_LE(value, 1);
}

TEST(VectorSimilarity, HugeAndTinyNumbersKeepTheirDirection) {
  const SideOfTest source{2, 1, {{3e30, 4e30}, {1e-30, 0}}};
  const SideOfTest target{2, 1, {{3e-30, 4e-30}, {1e30, 0}}};
  const VectorSimilarity similarity(source.runs(), target.runs());
  EXPECT_NEAR(similarity.of({0, 1}, {0, 1}), 1, 1e-5);
  EXPECT_NEAR(similarity.of({1, 2}, {1, 2}), 1, 1e-5);
}

TEST(VectorSimilarity, RefusesTwoDimensions) {
  const SideOfTest source{1, 1, {{1, 0}}};
  const SideOfTest target{1, 1, {{1, 0, 0}}};
  EXPECT_THROW(VectorSimilarity(source.runs(), target.runs()), Error);
}

}  // namespace
}  // namespace tolmach::align
