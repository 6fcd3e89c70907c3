#include "normalize/detail/similarity/context_weights.h"

namespace tolmach::normalize::detail {

void ContextWeights::reserve(std::size_t contexts) {
  std::size_t size = 16;
  while (size < 2 * contexts) size *= 2;
  if (size <= slots_.size()) return;
  std::vector<Slot> old(size);
  old.swap(slots_);
  mask_ = size - 1;
  for (const Slot& slot : old)
    if (slot.context != 0) slots_[slot_of(slot.context)] = slot;
}

void ContextWeights::add(Context context, float weight) {
  if (2 * (taken_ + 1) > slots_.size()) reserve(2 * (taken_ + 1));
  Slot& slot = slots_[slot_of(context)];
  if (slot.context == 0) ++taken_;
  slot.context = context;
  slot.weight += weight;
}

}  // namespace tolmach::normalize::detail
