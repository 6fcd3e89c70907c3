#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace tolmach::text {

/// Small values by hashes (hash_of()), one or several for each: what HashSet is to a set. A hash that has none costs a
/// look at one place of memory.
template <typename Value>
class HashMultimap {
 public:
  void insert(std::uint64_t hash, Value value) {
    if (2 * (size_ + 1) > hashes_.size()) grow();
    put(stored(hash), value);
    ++size_;
  }
  /// Calls visit(value) for each value of a hash, in the order in which they were inserted.
  template <typename Visit>
  void for_each(std::uint64_t hash, const Visit& visit) const {
    const std::uint64_t wanted = stored(hash);
    for (std::size_t slot = first_slot(wanted); hashes_[slot] != kFree; slot = next(slot))
      if (hashes_[slot] == wanted) visit(values_[slot]);
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  static constexpr std::size_t kFewest = 64;  ///< a power of two, as all sizes are
  static constexpr std::uint64_t kFree = 0;

  [[nodiscard]] static std::uint64_t stored(std::uint64_t hash) noexcept { return hash == kFree ? 1 : hash; }
  [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (hashes_.size() - 1); }
  [[nodiscard]] std::size_t first_slot(std::uint64_t hash) const noexcept {
    return (hash >> 32U) & (hashes_.size() - 1);
  }
  void put(std::uint64_t hash, Value value) {
    std::size_t slot = first_slot(hash);
    while (hashes_[slot] != kFree) slot = next(slot);
    hashes_[slot] = hash;
    values_[slot] = value;
  }
  void grow() {
    std::vector<std::uint64_t> hashes(2 * hashes_.size(), kFree);
    std::vector<Value> values(hashes.size());
    hashes.swap(hashes_);
    values.swap(values_);
    // From a free place on, so that what a hash has keeps its order where it goes on at the beginning.
    const auto gap =
        static_cast<std::size_t>(std::distance(hashes.begin(), std::find(hashes.begin(), hashes.end(), kFree)));
    for (std::size_t k = 0; k < hashes.size(); ++k) {
      const std::size_t slot = (gap + k) % hashes.size();
      if (hashes[slot] != kFree) put(hashes[slot], values[slot]);
    }
  }

  std::vector<std::uint64_t> hashes_ = std::vector<std::uint64_t>(kFewest, kFree);  ///< at most half of them taken
  std::vector<Value> values_ = std::vector<Value>(kFewest);
  std::size_t size_ = 0;
};

}  // namespace tolmach::text
