#include "align/detail/evidence/deletion_model.h"

#include <cmath>

namespace tolmach::align::detail {
namespace {

/// How much more often than others rows of a size are deleted, before a pair of documents says so.
constexpr std::array<double, 4> kPriorOdds{8, 1.3, 1.1, 0.95};
constexpr double kPriorDeletions = 100;
constexpr std::uint32_t kFewWords = 2, kSomeWords = 6;
constexpr double kUnseen = 0.05;

}  // namespace

DeletionModel::DeletionModel(const Side& source, const Side& target)
    : source_sizes_(sizes_of(source)), target_sizes_(sizes_of(target)) {
  share_.fill(kUnseen);
  for (const std::vector<Size>* sizes : {&source_sizes_, &target_sizes_})
    for (const Size size : *sizes) share_[size] += 1;
  const auto rows = static_cast<double>(source_sizes_.size() + target_sizes_.size());
  for (double& share : share_) share /= rows + kUnseen * kSizes;
  reestimate();
}

std::vector<DeletionModel::Size> DeletionModel::sizes_of(const Side& side) {
  std::vector<Size> sizes;
  for (std::uint32_t row = 0; row < side.rows(); ++row) {
    std::uint32_t words = 0;
    for (std::uint32_t k = side.token_begin[row]; k < side.token_begin[row + 1]; ++k)
      words += side.words[side.tokens[k]].kind == TokenClass::kPunctuation ? 0U : 1U;
    sizes.push_back(words == 0 ? 0 : words <= kFewWords ? 1 : words <= kSomeWords ? 2 : 3);
  }
  return sizes;
}

void DeletionModel::reestimate() noexcept {
  double expected = 0;
  for (std::size_t size = 0; size < kSizes; ++size) expected += share_[size] * kPriorOdds[size];
  double total = kPriorDeletions;
  for (const double count : counts_) total += count;
  for (std::size_t size = 0; size < kSizes; ++size) {
    const double prior = share_[size] * kPriorOdds[size] / expected;
    scores_[size] = std::log((counts_[size] + kPriorDeletions * prior) / total / share_[size]);
  }
  counts_.fill(0);
}

}  // namespace tolmach::align::detail
