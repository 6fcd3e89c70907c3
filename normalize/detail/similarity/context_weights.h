#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "normalize/detail/similarity/name_features.h"

namespace tolmach::normalize::detail {

/// Weights of contexts; not to be used once moved from. A hash table with open addressing, far smaller than
/// std::unordered_map.
class ContextWeights {
 public:
  static constexpr float kUnit = 0.01F;  ///< of the weights that are held

  /// Adds hundredths to the weight of a context; in all no more than some millions.
  void add(Context context, std::int32_t hundredths);
  /// 0 for a context that has none.
  [[nodiscard]] float of(Context context) const noexcept {
    return static_cast<float>(static_cast<std::int64_t>(slots_[slot_of(context)]) >> kContextBits) * kUnit;
  }
  /// Makes room for so many contexts in all.
  void reserve(std::size_t contexts);
  /// The same weights with room for so many contexts more.
  [[nodiscard]] ContextWeights with_room(std::size_t more) const;
  /// Contexts that have been given a weight.
  [[nodiscard]] std::size_t size() const noexcept { return taken_; }
  /// Begins to fetch a context's weight from memory, so that of() need not wait for it.
  void fetch(Context context) const noexcept { __builtin_prefetch(&slots_[first_slot_of(context)]); }

 private:
  /// A context in the lower bits, of which it has 38, and the hundredths of its weight in the upper ones; 0: free.
  using Slot = std::uint64_t;
  static constexpr unsigned kContextBits = 40;
  [[nodiscard]] static Context context_in(Slot slot) noexcept { return slot & ((Slot{1} << kContextBits) - 1); }

  [[nodiscard]] std::size_t first_slot_of(Context context) const noexcept {
    return (context * 0x9E3779B97F4A7C15U) >> 32 & mask_;
  }
  /// The slot that has the context, or would have it.
  [[nodiscard]] std::size_t slot_of(Context context) const noexcept {
    std::size_t slot = first_slot_of(context);
    while (context_in(slots_[slot]) != context && slots_[slot] != 0) slot = (slot + 1) & mask_;
    return slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1);  ///< a power of two of them, at most half of them taken
  std::size_t mask_ = 0;                            ///< one less than there are slots: of() is asked most of all
  std::size_t taken_ = 0;
};

}  // namespace tolmach::normalize::detail
