#pragma once

#include <cstddef>
#include <vector>

#include "normalize/detail/similarity/name_features.h"

namespace tolmach::normalize::detail {

/// Weights of contexts; not to be used once moved from. A hash table with open addressing, far smaller than
/// std::unordered_map.
class ContextWeights {
 public:
  /// Adds to the weight of a context.
  void add(Context context, float weight);
  /// 0 for a context that has none.
  [[nodiscard]] float of(Context context) const noexcept { return slots_[slot_of(context)].weight; }
  /// Makes room for so many contexts in all.
  void reserve(std::size_t contexts);
  /// Contexts that have been given a weight.
  [[nodiscard]] std::size_t size() const noexcept { return taken_; }
  /// Begins to fetch a context's weight from memory, so that of() need not wait for it.
  void fetch(Context context) const noexcept { __builtin_prefetch(&slots_[first_slot_of(context)]); }

 private:
  struct Slot {
    Context context = 0;
    float weight = 0;
  };
  [[nodiscard]] std::size_t first_slot_of(Context context) const noexcept {
    return (context * 0x9E3779B97F4A7C15U) >> 32 & mask_;
  }
  /// The slot that has the context, or would have it.
  [[nodiscard]] std::size_t slot_of(Context context) const noexcept {
    std::size_t slot = first_slot_of(context);
    while (slots_[slot].context != context && slots_[slot].context != 0) slot = (slot + 1) & mask_;
    return slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1);  ///< a power of two of them, at most half of them taken
  std::size_t mask_ = 0;                            ///< one less than there are slots: of() is asked most of all
  std::size_t taken_ = 0;
};

}  // namespace tolmach::normalize::detail
