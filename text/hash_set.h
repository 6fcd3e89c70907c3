#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/string_map.h"

namespace tolmach::text {

/// A set of hashes (hash_of()) that grows until clear(), for words of running texts of which no more is to be known:
/// one costs a look at one place of memory, in a set of the words themselves at three. Two words whose 64 bits are the
/// same are taken for one; two of one length up to eight bytes hardly are, for the hash keeps all their bits.
class HashSet {
 public:
  [[nodiscard]] bool contains(std::uint64_t hash) const noexcept { return slots_[slot_of(stored(hash))] != kFree; }
  void insert(std::uint64_t hash) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::uint64_t& slot = slots_[slot_of(stored(hash))];
    size_ += slot == kFree ? 1 : 0;
    slot = stored(hash);
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  void clear() {
    slots_.assign(kFewest, kFree);
    size_ = 0;
  }

 private:
  static constexpr std::size_t kFewest = 64;  ///< a power of two, as all sizes are
  static constexpr std::uint64_t kFree = 0;

  [[nodiscard]] static std::uint64_t stored(std::uint64_t hash) noexcept { return hash == kFree ? 1 : hash; }
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (hash >> 32U) & mask;
    while (slots_[slot] != kFree && slots_[slot] != hash) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    std::vector<std::uint64_t> old(2 * slots_.size(), kFree);
    old.swap(slots_);
    for (const std::uint64_t hash : old)
      if (hash != kFree) slots_[slot_of(hash)] = hash;
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(kFewest, kFree);  ///< at most half of them taken
  std::size_t size_ = 0;
};

/// A set of words that only grows and tells of nothing but whether it has one: see HashSet.
class WordSet {
 public:
  void insert(std::string_view word) { hashes_.insert(hash_of(word)); }
  [[nodiscard]] bool contains(std::string_view word) const noexcept { return hashes_.contains(hash_of(word)); }
  [[nodiscard]] bool empty() const noexcept { return hashes_.size() == 0; }

 private:
  HashSet hashes_;
};

}  // namespace tolmach::text
