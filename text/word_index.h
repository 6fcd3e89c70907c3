#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/string_map.h"

namespace tolmach::text {

/// Numbers by words, one or several for each; made once. It holds 32 bits of a word's hash (hash_of()), so that a word
/// that has none costs a look at one place of memory; one of some billions is taken for another. Its bytes may be kept
/// in a file (TableFile): then it is ready at once. Not to be used once moved from.
class WordIndex {
 public:
  /// A word's hash, and a number.
  using Item = std::pair<std::uint64_t, std::uint32_t>;

  WordIndex() = default;
  explicit WordIndex(const std::vector<Item>& items) : own_(size_for(items.size())) {
    slots_ = own_.data();
    mask_ = own_.size() - 1;
    for (const auto& [hash, number] : items) {
      std::size_t slot = first_slot(hash);
      while (own_[slot] != kFree) slot = next(slot);
      own_[slot] = Slot{stored(hash)} << 32U | number;
    }
  }
  /// Whether bytes are of a size that those of an index have.
  [[nodiscard]] static bool may_be(std::string_view bytes) noexcept {
    return bytes.size() >= sizeof(Slot) && std::has_single_bit(bytes.size());
  }
  /// @param bytes what bytes() gave; must outlive this, at a place where numbers of 64 bits may stand
  explicit WordIndex(std::string_view bytes)
      : slots_(reinterpret_cast<const Slot*>(bytes.data())), mask_(bytes.size() / sizeof(Slot) - 1) {}
  WordIndex(WordIndex&&) noexcept = default;
  WordIndex& operator=(WordIndex&&) noexcept = default;
  ~WordIndex() = default;

  /// Calls visit(number) for each number of a word, in the order in which they were given.
  template <typename Visit>
  void for_each(std::string_view word, const Visit& visit) const {
    const std::uint64_t hash = hash_of(word);
    for (std::size_t slot = first_slot(hash); slots_[slot] != kFree; slot = next(slot))
      if (slots_[slot] >> 32U == stored(hash)) visit(static_cast<std::uint32_t>(slots_[slot]));
  }
  /// Whether for_each() visits any.
  [[nodiscard]] bool contains(std::string_view word) const noexcept {
    const std::uint64_t hash = hash_of(word);
    std::size_t slot = first_slot(hash);
    while (slots_[slot] != kFree && slots_[slot] >> 32U != stored(hash)) slot = next(slot);
    return slots_[slot] != kFree;
  }
  /// What another index can be made of, for as long as this lives.
  [[nodiscard]] std::string_view bytes() const noexcept {
    return {reinterpret_cast<const char*>(slots_), (mask_ + 1) * sizeof(Slot)};
  }

 private:
  using Slot = std::uint64_t;  ///< the upper half of a hash, not 0, and a number
  static constexpr Slot kFree = 0;
  static constexpr Slot kNothing = kFree;

  /// A power of two, of which three quarters are taken at most.
  [[nodiscard]] static std::size_t size_for(std::size_t items) noexcept {
    std::size_t size = 1;
    while (3 * size < 4 * items || size == items) size *= 2;
    return size;
  }
  [[nodiscard]] static std::uint32_t stored(std::uint64_t hash) noexcept {
    const auto upper = static_cast<std::uint32_t>(hash >> 32U);
    return upper == 0 ? 1 : upper;
  }
  [[nodiscard]] std::size_t first_slot(std::uint64_t hash) const noexcept { return (hash >> 20U) & mask_; }
  [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & mask_; }

  std::vector<Slot> own_;  ///< unless they are somebody else's
  const Slot* slots_ = &kNothing;
  std::size_t mask_ = 0;
};

}  // namespace tolmach::text
