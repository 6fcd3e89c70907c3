#include "normalize/detail/similarity/context_weights.h"

#include <bit>

namespace tolmach::normalize::detail {

std::optional<ContextTable> ContextTable::of(std::string_view bytes) {
  const std::span words(reinterpret_cast<const std::uint64_t*>(bytes.data()), bytes.size() / sizeof(std::uint64_t));
  if (words.size() <= kWords || !std::has_single_bit(words.size() - kWords)) return std::nullopt;
  return ContextTable{words.first(kWords), words.subspan(kWords)};
}

std::string ContextTable::bytes() const {
  std::string bytes;
  for (const auto words : {bits, slots}) bytes.append(reinterpret_cast<const char*>(words.data()), words.size_bytes());
  return bytes;
}

ContextWeights::ContextWeights(const ContextWeights* general)
    : general_(general),
      bits_(general == nullptr ? std::vector<std::uint64_t>(ContextTable::kWords) : general->bits_) {}

ContextWeights::ContextWeights(const ContextWeights* general, ContextTable own) : ContextWeights(general) {
  slots_ = own.slots;
  for (std::size_t k = 0; k < bits_.size(); ++k) bits_[k] |= own.bits[k];
}

void ContextWeights::reserve(std::size_t contexts) {
  std::size_t size = 16;
  while (3 * size < 4 * contexts) size *= 2;
  if (size <= own_.size()) return;
  std::vector<Slot> old(size);
  old.swap(own_);
  slots_ = own_;
  for (const Slot slot : old)
    if (slot != 0) own_[slot_of(context_in(slot), hash_of(context_in(slot)))] = slot;
}

void ContextWeights::add(Context context, std::int32_t hundredths) {
  if (4 * (taken_ + 1) > 3 * own_.size()) reserve(2 * (taken_ + 1));
  const std::uint64_t hash = hash_of(context);
  bits_[word_of(hash)] |= bit_of(hash);
  Slot& slot = own_[slot_of(context, hash)];
  if (slot == 0) {
    ++taken_;
    slot = context;
  }
  slot += static_cast<Slot>(hundredths) << kContextBits;
}

std::int32_t ContextWeights::sum_of(Context context, std::uint64_t hash) const noexcept {
  std::int64_t sum = 0;
  for (const ContextWeights* table = this; table != nullptr; table = table->general_)
    sum += static_cast<std::int64_t>(table->slots_[table->slot_of(context, hash)]) >> kContextBits;
  return static_cast<std::int32_t>(sum);
}

}  // namespace tolmach::normalize::detail
