#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tolmach::check::detail {

/// Remembers a value for pairs of small numbers: a hash table with open addressing, since it is asked for nearly every
/// pair of names of a text.
class PairMemory {
 public:
  /// The value of a pair: what `compute()` gave when the pair was first asked for.
  /// @param a, b from 1 on
  template <typename Compute>
  [[nodiscard]] double value(std::uint32_t a, std::uint32_t b, Compute compute) {
    const std::uint64_t pair = std::uint64_t{a} << 32 | b;
    if (const Slot& slot = slots_[slot_of(pair)]; slot.pair == pair) return slot.value;
    const double value = compute();
    if (2 * (taken_ + 1) > slots_.size()) grow();
    slots_[slot_of(pair)] = {pair, value};
    ++taken_;
    return value;
  }

  [[nodiscard]] std::size_t size() const noexcept { return taken_; }
  void clear() {
    slots_.assign(kFewest, {});
    taken_ = 0;
  }

 private:
  static constexpr std::size_t kFewest = 1024;  ///< a power of two, as all sizes are
  struct Slot {
    std::uint64_t pair = 0;  ///< 0: free
    double value = 0;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t pair) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (pair * 0x9E3779B97F4A7C15U) >> 32 & mask;
    while (slots_[slot].pair != 0 && slots_[slot].pair != pair) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.pair != 0) slots_[slot_of(slot.pair)] = slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFewest);  ///< at most half of them taken
  std::size_t taken_ = 0;
};

}  // namespace tolmach::check::detail
