#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tolmach::check::detail {

/// A set of concepts (see Concepts), one bit for each; clear() keeps its memory.
class ConceptSet {
 public:
  void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
  void insert(std::uint32_t one) {
    if (one / kBits >= bits_.size()) bits_.resize(2 * (std::size_t{one / kBits} + 1));
    bits_[one / kBits] |= std::uint64_t{1} << (one % kBits);
  }
  [[nodiscard]] bool contains(std::uint32_t one) const noexcept {
    return one / kBits < bits_.size() && (bits_[one / kBits] >> (one % kBits) & 1U) != 0;
  }

 private:
  static constexpr std::uint32_t kBits = 64;
  static constexpr std::size_t kFirst = 64;  ///< what the concepts of `data/words/concepts.txt` take, and more
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(kFirst);
};

}  // namespace tolmach::check::detail
