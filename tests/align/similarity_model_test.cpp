#include "align/detail/evidence/similarity_model.h"

#include <cmath>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

namespace tolmach::align::detail {
namespace {

constexpr std::uint32_t kRows = 80;

/// A similarity that is a function of the first segments and of how many more there are than two.
class Similarity : public SegmentSimilarity {
 public:
  using Function = std::function<double(std::uint32_t source, std::uint32_t target, std::uint32_t surplus)>;
  explicit Similarity(Function function) : function_(std::move(function)) {}
  [[nodiscard]] double of(SegmentRange source, SegmentRange target) const override {
    return function_(source.begin, target.begin, source.size() + target.size() - 2);
  }

 private:
  Function function_;
};

Side rows(std::uint32_t first_segment = 0) {
  Side side;
  for (std::uint32_t row = 0; row < kRows; ++row) {
    side.segments.push_back(first_segment + row);
    side.gap_before.push_back(false);
  }
  return side;
}

/// Noise that is the same on every run, from 0 to 1.
double noise(std::uint32_t a, std::uint32_t b) {
  std::uint32_t x = a * 7919 + b * 104729 + 12345;
  x ^= x >> 13U;
  x *= 2654435761U;
  return (x >> 8U) % 1000 / 1000.0;
}

double informed(std::uint32_t source, std::uint32_t target, std::uint32_t surplus) {
  return (source == target ? 0.8 : 0.1) - 0.3 * surplus + 0.1 * noise(source, target);
}

TEST(SimilarityModel, TellsBeadsFromNearMissesAndChance) {
  const Similarity similarity(informed);
  const Side side = rows();
  const SimilarityModel model(similarity, side, side);
  const double bead = model.score({10, 11}, {10, 11});
  EXPECT_GT(bead, 0);
  EXPECT_LT(model.score({10, 12}, {10, 11}), bead) << "a row too many";
  EXPECT_LT(model.score({10, 11}, {40, 41}), 0) << "what stands together by chance";
  EXPECT_LT(model.score({10, 12}, {40, 42}), model.score({10, 11}, {40, 41})) << "each row speaks against it";
}

TEST(SimilarityModel, AsksForTheSegmentsOfItsRows) {
  const Similarity similarity([](std::uint32_t source, std::uint32_t target, std::uint32_t surplus) {
    EXPECT_GE(source, 7U);
    return informed(source - 7, target, surplus);
  });
  const Side source = rows(7);
  const Side target = rows();
  EXPECT_GT(SimilarityModel(similarity, source, target).score({10, 11}, {10, 11}), 0);
}

TEST(SimilarityModel, SaysNothingWhereNothingIsKnown) {
  const Side side = rows();
  const Similarity constant([](std::uint32_t, std::uint32_t, std::uint32_t) { return 0.5; });
  EXPECT_EQ(SimilarityModel(constant, side, side).score({1, 2}, {1, 2}), 0);
  const Similarity silent(
      [](std::uint32_t, std::uint32_t, std::uint32_t) { return std::numeric_limits<double>::quiet_NaN(); });
  SimilarityModel model(silent, side, side);
  model.observe({1, 2}, {1, 2}, 1);
  model.reestimate();
  EXPECT_EQ(model.score({1, 2}, {1, 2}), 0);
}

/// What the model says of the true beads, for or against.
double say(const SimilarityModel& model) {
  double sum = 0;
  for (std::uint32_t row = 0; row + 1 < kRows; ++row) sum += std::abs(model.score({row, row + 1}, {row, row + 1}));
  return sum / kRows;
}

TEST(SimilarityModel, LosesItsSayWhereTheBeadsDoNotBearItOut) {
  const Side side = rows();
  const Similarity known(informed);
  const Similarity blind([](std::uint32_t source, std::uint32_t target, std::uint32_t surplus) {
    return noise(source + 100 * surplus, target);
  });
  SimilarityModel useful(known, side, side);
  SimilarityModel useless(blind, side, side);
  const double before = say(useless);
  for (SimilarityModel* model : {&useful, &useless}) {
    for (std::uint32_t row = 0; row < kRows; ++row) model->observe({row, row + 1}, {row, row + 1}, 1);
    model->reestimate();
  }
  EXPECT_GT(say(useful), 1);
  EXPECT_LT(say(useless), before / 2);
}

}  // namespace
}  // namespace tolmach::align::detail
