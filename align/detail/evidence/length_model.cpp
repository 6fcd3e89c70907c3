#include "align/detail/evidence/length_model.h"

#include <algorithm>
#include <cmath>

namespace tolmach::align::detail {
namespace {

constexpr double kFirstVariance = 6.8;  // Gale and Church's figure for characters
constexpr double kBaseVariance = 10;    // headings and one-word lines vary more than their length tells
constexpr double kNullWidth = 100;      // "any length": uniform over about a paragraph
constexpr double kFloor = -20;          // one bad length may not outweigh all other evidence
constexpr double kTwoPi = 6.283185307179586;

}  // namespace

LengthModel::LengthModel(double source_total, double target_total)
    : ratio_(source_total > 0 && target_total > 0 ? target_total / source_total : 1), variance_(kFirstVariance) {}

double LengthModel::score(double source, double target) const noexcept {
  const double variance = variance_ * (source * ratio_ + target) / 2 + kBaseVariance;
  const double difference = target - ratio_ * source;
  const double log_density = -0.5 * difference * difference / variance - 0.5 * std::log(kTwoPi * variance);
  return std::max(log_density + std::log(kNullWidth), kFloor);
}

void LengthModel::observe(double source, double target, double weight) noexcept {
  const double difference = target - ratio_ * source;
  source_sum_ += weight * source;
  target_sum_ += weight * target;
  squares_ += weight * difference * difference;
  lengths_ += weight * (source * ratio_ + target) / 2;
}

void LengthModel::reestimate() noexcept {
  if (source_sum_ > 0 && target_sum_ > 0 && lengths_ > 0) {
    // Short documents say little of the variance: 400 characters of prior weight.
    constexpr double kPriorLength = 400;
    ratio_ = target_sum_ / source_sum_;
    variance_ = std::clamp((squares_ + kFirstVariance * kPriorLength) / (lengths_ + kPriorLength), 1.5, 15.0);
  }
  source_sum_ = target_sum_ = squares_ = lengths_ = 0;
}

}  // namespace tolmach::align::detail
