#include "align/detail/similarity_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace tolmach::align::detail {
namespace {

constexpr std::uint32_t kSamples = 400;
constexpr std::uint32_t kNear = 30;  // rows up and down in which a translation is looked for at first
constexpr double kMost = 6;          // log-odds that one row may count
constexpr double kPriorLinks = 10;
constexpr double kLeastVariance = 1e-6;

text::SegmentRange segments_of(const Side& side, text::SegmentRange rows) noexcept {
  return {side.segments[rows.begin], side.segments[rows.end - 1] + 1};
}

}  // namespace

void SimilarityModel::Moments::add(double value, double times) noexcept {
  if (std::isnan(value)) return;
  weight += times;
  sum += times * value;
  squares += times * value * value;
}

double SimilarityModel::Moments::variance() const noexcept {
  return weight > 0 ? std::max(squares / weight - mean() * mean(), kLeastVariance) : kLeastVariance;
}

SimilarityModel::SimilarityModel(const SegmentSimilarity& similarity, const Side& source, const Side& target)
    : similarity_(similarity), source_(source), target_(target) {
  if (source.rows() == 0 || target.rows() == 0) return;
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same input gives the same output
  for (std::uint32_t k = 0; k < kSamples; ++k) {
    const auto i = static_cast<std::uint32_t>(random() % source.rows());
    const auto j = static_cast<std::uint32_t>(random() % target.rows());
    chance_.add(value({i, i + 1}, {j, j + 1}), 1);
    if (k % 4 == 0) linked_.add(best_near(i), 1);
  }
  fit();
}

double SimilarityModel::value(text::SegmentRange source, text::SegmentRange target) const {
  return similarity_.of(segments_of(source_, source), segments_of(target_, target));
}

double SimilarityModel::best_near(std::uint32_t row) const {
  const auto middle = static_cast<std::uint32_t>(std::uint64_t{row} * target_.rows() / source_.rows());
  double best = std::numeric_limits<double>::quiet_NaN();
  for (std::uint32_t j = middle > kNear ? middle - kNear : 0; j < std::min(middle + kNear, target_.rows()); ++j)
    best = std::fmax(best, value({row, row + 1}, {j, j + 1}));
  return best;
}

void SimilarityModel::fit() noexcept {
  const double variance = (chance_.variance() + linked_.variance()) / 2;
  slope_ = std::max(linked_.mean() - chance_.mean(), 0.0) / variance;
  middle_ = (linked_.mean() + chance_.mean()) / 2;
}

double SimilarityModel::score(text::SegmentRange source, text::SegmentRange target) const {
  const double value = this->value(source, target);
  if (std::isnan(value)) return 0;
  // A bead of more rows takes the place of several beads, each of which would have had its say.
  const double rows = static_cast<double>(source.size() + target.size()) / 2;
  return rows * std::clamp(slope_ * (value - middle_), -kMost, kMost);
}

void SimilarityModel::observe(text::SegmentRange source, text::SegmentRange target, double weight) {
  seen_.add(value(source, target), weight);
}

void SimilarityModel::reestimate() noexcept {
  const double share = kPriorLinks / std::max(linked_.weight, kPriorLinks);
  seen_.weight += linked_.weight * share;
  seen_.sum += linked_.sum * share;
  seen_.squares += linked_.squares * share;
  linked_ = seen_;
  seen_ = {};
  fit();
}

}  // namespace tolmach::align::detail
