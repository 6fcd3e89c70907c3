#include "align/detail/evidence/mark_model.h"

#include <cmath>

namespace tolmach::align::detail {
namespace {

constexpr double kSame = 0.75;
constexpr double kPriorLinks = 10;
constexpr double kUnseen = 0.5;

}  // namespace

MarkModel::MarkModel(const std::vector<std::size_t>& target_marks, double weight) : weight_(weight) {
  target_share_.fill(kUnseen);
  for (const std::size_t mark : target_marks) target_share_.at(mark) += 1;
  for (double& share : target_share_) share /= kUnseen * kMostMarks + static_cast<double>(target_marks.size());
  reestimate();
}

double MarkModel::prior(std::size_t source, std::size_t target) const noexcept {
  return (source == target ? kSame : 0) + (1 - kSame) * target_share_[target];
}

void MarkModel::reestimate() noexcept {
  for (std::size_t s = 0; s < kMostMarks; ++s) {
    double total = kPriorLinks;
    for (const double count : counts_[s]) total += count;
    for (std::size_t t = 0; t < kMostMarks; ++t) {
      const double together = (counts_[s][t] + kPriorLinks * prior(s, t)) / total;
      scores_[s][t] = weight_ * std::log(together / target_share_[t]);
    }
    counts_[s].fill(0);
  }
}

}  // namespace tolmach::align::detail
