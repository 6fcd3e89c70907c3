#include "align/detail/evidence/similarity_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tolmach::align::detail {
namespace {

constexpr std::uint32_t kSamples = 200;
constexpr std::uint32_t kNear = 30;  // rows up and down in which a translation is looked for at first
constexpr double kMost = 8;          // log-odds that one bead may count
/// Spread of the values against the distance of their means: however well a model tells apart the few rows that were
/// seen, what lies between is not sure.
constexpr double kLeastSpread = 0.15;
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

SimilarityModel::Moments SimilarityModel::Moments::with_prior(const Moments& prior, double times) const noexcept {
  const double share = times / std::max(prior.weight, times);
  return {weight + prior.weight * share, sum + prior.sum * share, squares + prior.squares * share};
}

SimilarityModel::SimilarityModel(const SegmentSimilarity& similarity, const Side& source, const Side& target)
    : similarity_(similarity), source_(source), target_(target) {
  if (source.rows() == 0 || target.rows() == 0) return;
  const std::uint32_t step = std::max(source.rows() / kSamples, 1U);
  for (std::uint32_t i = 0; i < source.rows(); i += step) {
    const std::uint32_t j = best_near(i);
    add({i, i + 1}, {j, j + 1}, 1, linked_, missed_);
  }
  fit();
}

double SimilarityModel::value(text::SegmentRange source, text::SegmentRange target) const {
  return similarity_.of(segments_of(source_, source), segments_of(target_, target));
}

std::uint32_t SimilarityModel::best_near(std::uint32_t row) const {
  const auto middle = static_cast<std::uint32_t>(std::uint64_t{row} * target_.rows() / source_.rows());
  const std::uint32_t first = middle > kNear ? middle - kNear : 0;
  std::uint32_t best = std::min(middle, target_.rows() - 1);
  double most = -std::numeric_limits<double>::infinity();
  for (std::uint32_t j = first; j < std::min(middle + kNear, target_.rows()); ++j)
    if (const double value = this->value({row, row + 1}, {j, j + 1}); value > most) {
      most = value;
      best = j;
    }
  return best;
}

void SimilarityModel::add(text::SegmentRange source, text::SegmentRange target, double weight, Moments& linked,
                          Moments& missed) const {
  linked.add(value(source, target), weight);
  const auto joins = [](const Side& side, std::uint32_t row) { return row < side.rows() && !side.gap_before[row]; };
  if (joins(source_, source.end)) missed.add(value({source.begin, source.end + 1}, target), weight);
  if (joins(target_, target.end)) missed.add(value(source, {target.begin, target.end + 1}), weight);
}

void SimilarityModel::fit() noexcept {
  distance_ = std::max(linked_.mean() - missed_.mean(), 0.0);
  linked_spread_ = std::max(std::sqrt(linked_.variance()), kLeastSpread * distance_);
  missed_spread_ = std::max(std::sqrt(missed_.variance()), linked_spread_);
}

double SimilarityModel::score(text::SegmentRange source, text::SegmentRange target) const {
  const double value = this->value(source, target);
  if (std::isnan(value) || distance_ <= 0) return 0;
  // Beyond the means the odds stay: more alike than beads are is no worse, less alike than near misses is no better.
  const double below_linked = std::min(value - linked_.mean(), 0.0) / linked_spread_;
  const double above_missed = std::clamp(value - missed_.mean(), 0.0, distance_) / missed_spread_;
  const double odds =
      std::log(missed_spread_ / linked_spread_) + (above_missed * above_missed - below_linked * below_linked) / 2;
  // Rows that do not belong together speak against a bead, each for itself.
  const double rows = odds < 0 ? static_cast<double>(source.size() + target.size()) / 2 : 1;
  return rows * std::clamp(odds, -kMost, kMost);
}

void SimilarityModel::observe(text::SegmentRange source, text::SegmentRange target, double weight) {
  add(source, target, weight, seen_linked_, seen_missed_);
}

void SimilarityModel::reestimate() noexcept {
  linked_ = seen_linked_.with_prior(linked_, kPriorLinks);
  missed_ = seen_missed_.with_prior(missed_, kPriorLinks);
  seen_linked_ = seen_missed_ = {};
  fit();
}

}  // namespace tolmach::align::detail
