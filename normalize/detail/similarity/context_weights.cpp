#include "normalize/detail/similarity/context_weights.h"

namespace tolmach::normalize::detail {

void ContextWeights::reserve(std::size_t contexts) {
  std::size_t size = 16;
  while (size < 2 * contexts) size *= 2;
  if (size <= slots_.size()) return;
  std::vector<Slot> old(size);
  old.swap(slots_);
  mask_ = size - 1;
  for (const Slot slot : old)
    if (slot != 0) slots_[slot_of(context_in(slot))] = slot;
}

ContextWeights ContextWeights::with_room(std::size_t more) const {
  if (2 * (taken_ + more) <= slots_.size()) return *this;
  ContextWeights out;
  out.reserve(taken_ + more);
  for (const Slot slot : slots_)
    if (slot != 0) out.slots_[out.slot_of(context_in(slot))] = slot;
  out.taken_ = taken_;
  return out;
}

void ContextWeights::add(Context context, std::int32_t hundredths) {
  if (2 * (taken_ + 1) > slots_.size()) reserve(2 * (taken_ + 1));
  Slot& slot = slots_[slot_of(context)];
  if (slot == 0) {
    ++taken_;
    slot = context;
  }
  slot += static_cast<Slot>(hundredths) << kContextBits;
}

}  // namespace tolmach::normalize::detail
