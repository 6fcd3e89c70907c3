#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace tolmach::normalize::detail {

/// A name of a block that may be what a query looks for, with its votes or log-odds.
struct Candidate {
  float score = 0;
  std::uint32_t block = 0, name = 0;
};

/// Whether a goes before b: by score, then by place.
inline constexpr auto better = [](const Candidate& a, const Candidate& b) noexcept {
  return std::tie(b.score, a.block, a.name) < std::tie(a.score, b.block, b.name);
};

/// Leaves each name once, with its better score.
inline void unite(std::vector<Candidate>& candidates) {
  const auto place = [](const Candidate& candidate) { return std::tie(candidate.block, candidate.name); };
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    return std::tie(a.block, a.name, b.score) < std::tie(b.block, b.name, a.score);
  });
  candidates.erase(std::unique(candidates.begin(), candidates.end(),
                               [&](const Candidate& a, const Candidate& b) { return place(a) == place(b); }),
                   candidates.end());
}

/// The last of those that are kept is the worst; the others are in no order. @param count above 0
inline void keep_best(std::vector<Candidate>& candidates, std::size_t count) {
  if (candidates.size() <= count) return;
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(count) - 1;
  std::nth_element(candidates.begin(), last, candidates.end(), better);
  candidates.resize(count);
}

/// The best so many of all candidates that are offered.
class Best {
 public:
  /// @param count above 0
  explicit Best(std::size_t count) : count_(count) { kept_.reserve(2 * count); }

  void offer(const Candidate& candidate) {
    kept_.push_back(candidate);
    if (kept_.size() == 2 * count_) drop_worst();
  }
  /// What does not score as much is not among the best.
  [[nodiscard]] float bar() const noexcept { return bar_; }
  /// In no order.
  std::vector<Candidate> take() {
    drop_worst();
    return std::move(kept_);
  }

 private:
  void drop_worst() {
    if (kept_.size() <= count_) return;
    keep_best(kept_, count_);
    bar_ = kept_.back().score;
  }

  std::size_t count_;
  std::vector<Candidate> kept_;
  float bar_ = -std::numeric_limits<float>::infinity();
};

}  // namespace tolmach::normalize::detail
