#include "align/detail/end_model.h"

#include <cmath>

namespace tolmach::align::detail {
namespace {

constexpr double kSame = 0.75;
constexpr double kPriorLinks = 10;
constexpr double kWeight = 0.5;

std::size_t index(FinalMark mark) noexcept {
  return static_cast<std::size_t>(mark);
}

}  // namespace

EndModel::EndModel(const Side& target) {
  constexpr double kUnseen = 0.5;
  target_share_.fill(kUnseen);
  for (const FinalMark mark : target.final_marks) target_share_[index(mark)] += 1;
  for (double& share : target_share_) share /= kUnseen * kFinalMarks + target.rows();
  for (std::size_t s = 0; s < kFinalMarks; ++s)
    for (std::size_t t = 0; t < kFinalMarks; ++t) together_[s][t] = prior(s, t);
}

double EndModel::prior(std::size_t source, std::size_t target) const noexcept {
  return (source == target ? kSame : 0) + (1 - kSame) * target_share_[target];
}

double EndModel::score(FinalMark source, FinalMark target) const noexcept {
  return kWeight * std::log(together_[index(source)][index(target)] / target_share_[index(target)]);
}

void EndModel::observe(FinalMark source, FinalMark target, double weight) noexcept {
  counts_[index(source)][index(target)] += weight;
}

void EndModel::reestimate() noexcept {
  for (std::size_t s = 0; s < kFinalMarks; ++s) {
    double total = kPriorLinks;
    for (const double count : counts_[s]) total += count;
    for (std::size_t t = 0; t < kFinalMarks; ++t) together_[s][t] = (counts_[s][t] + kPriorLinks * prior(s, t)) / total;
    counts_[s].fill(0);
  }
}

}  // namespace tolmach::align::detail
