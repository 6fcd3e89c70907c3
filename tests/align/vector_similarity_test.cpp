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

/// The slow twin: as the formula stands, with all vectors made anew.
Vector slow_vector(const SideOfTest& side, SegmentRange run) {
  if (run.size() <= side.longest) return unit(side.vectors[run.begin * side.longest + run.size() - 1]);
  Vector sum(side.vectors[0].size());
  for (std::uint32_t begin = run.begin; begin < run.end; begin += side.longest) {
    const Vector part = slow_vector(side, {begin, std::min(begin + side.longest, run.end)});
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += part[k];
  }
  return unit(sum);
}

Vector slow_mean(const SideOfTest& side) {
  Vector mean(side.vectors[0].size());
  double count = 0;
  for (std::uint32_t begin = 0; begin < side.segments; ++begin)
    for (std::uint32_t size = 1; size <= side.longest && begin + size <= side.segments; ++size, ++count) {
      const Vector vector = slow_vector(side, {begin, begin + size});
      for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += vector[k];
    }
  for (double& value : mean) value /= count;
  return mean;
}

Vector slow_centred(const SideOfTest& side, SegmentRange run) {
  Vector vector = slow_vector(side, run);
  const Vector mean = slow_mean(side);
  for (std::size_t k = 0; k < vector.size(); ++k) vector[k] -= mean[k];
  return unit(vector);
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
            const double slow = product(slow_centred(source, {i, i_end}), slow_centred(target, {j, j_end}));
            EXPECT_NEAR(similarity.of({i, i_end}, {j, j_end}), slow, 1e-5);
          }
  }
}

TEST(VectorSimilarity, IsOneForEqualSidesWhateverTheLengthOfTheirVectors) {
  const SideOfTest source{2, 1, {{3, 4}, {1, -1}}};
  const SideOfTest target{2, 1, {{30, 40}, {0.5, -0.5}}};
  const VectorSimilarity similarity(source.runs(), target.runs());
  EXPECT_NEAR(similarity.of({0, 1}, {0, 1}), 1, 1e-5);
  EXPECT_NEAR(similarity.of({0, 1}, {1, 2}), -1, 1e-5);
}

TEST(VectorSimilarity, WhatIsCloseToEverythingIsNoTranslation) {
  // The last target run points to where all source runs are.
  std::mt19937 random(3);
  const SideOfTest source = random_side(12, 1, 24, random);
  SideOfTest target = random_side(13, 1, 24, random);
  Vector& hub = target.vectors.back();
  hub.assign(24, 0);
  for (std::uint32_t i = 0; i < 12; ++i)
    for (std::size_t k = 0; k < 24; ++k) hub[k] += slow_vector(source, {i, i + 1})[k];
  const VectorSimilarity similarity(source.runs(), target.runs());
  double plain = 0;
  double centred = 0;
  for (std::uint32_t i = 0; i < 12; ++i) {
    plain += product(slow_vector(source, {i, i + 1}), slow_vector(target, {12, 13})) / 12;
    centred += similarity.of({i, i + 1}, {12, 13}) / 12;
  }
  EXPECT_GT(plain, 0.25);
  EXPECT_NEAR(centred, 0, 0.05);
}

TEST(VectorSimilarity, WhatAllVectorsOfASideShareDoesNotCount) {
  std::mt19937 random(7);
  const SideOfTest source = random_side(6, 1, 8, random);
  const SideOfTest target = random_side(6, 1, 8, random);
  SideOfTest shifted = target;
  for (Vector& vector : shifted.vectors) {
    vector = unit(vector);
    vector[2] += 20;
  }
  const VectorSimilarity plain(source.runs(), target.runs());
  const VectorSimilarity moved(source.runs(), shifted.runs());
  for (std::uint32_t i = 0; i < 6; ++i)
    for (std::uint32_t j = 0; j < 6; ++j)
      // Not the same, for lengths are taken away before; but no value is drawn to 1 or 0.
      EXPECT_NEAR(plain.of({i, i + 1}, {j, j + 1}), moved.of({i, i + 1}, {j, j + 1}), 0.35);
}

TEST(VectorSimilarity, NothingIsKnownOfZerosAndOfRunsWithoutARow) {
  RunVectors source(table_of({{1, 0}, {0, 0}, {0, 1}}), 4, 1);
  source.set({0, 1}, 0);
  source.set({1, 2}, 1);
  source.set({3, 4}, 2);
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
  EXPECT_TRUE(std::isnan(similarity.of({0, 1}, {2, 3})));
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
