#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace tolmach::normalize::detail {

/// Disjoint sets of numbers (Galler & Fischer 1964, with path halving): which of them belong together, directly or by
/// way of others. The root of a set is its least number, in whatever order the sets were joined.
class DisjointSets {
 public:
  /// @param size the numbers are below it, each a set of its own at first
  explicit DisjointSets(std::size_t size = 0) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  /// Adds a number that is a set of its own. @return the number
  std::size_t add() {
    parent_.push_back(parent_.size());
    return parent_.size() - 1;
  }

  [[nodiscard]] std::size_t root(std::size_t k) noexcept {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }

  void join(std::size_t a, std::size_t b) noexcept {
    a = root(a);
    b = root(b);
    if (b < a) std::swap(a, b);
    parent_[b] = a;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace tolmach::normalize::detail
