#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "text/string_map.h"

namespace tolmach::text {

/// A hash table by strings that only grows, for the words of running texts: open addressing, so that a word that is
/// known costs one look into the table and one at its entry. Keys and values keep their place until clear();
/// values are made several at a time.
template <typename Value>
class StringTable {
  static constexpr std::size_t kLine = 64;  ///< bytes of a cache line; large entries begin at one

 public:
  struct alignas(std::string_view) alignas(sizeof(Value) < kLine ? alignof(Value) : kLine) Entry {
    std::string_view key;  ///< held by the table
    Value value{};
  };

  /// Null where the key is not in the table.
  [[nodiscard]] Value* find(std::string_view key) {
    const Slot& slot = slots_[slot_of(key, short_hash(key))];
    return slot.number == 0 ? nullptr : &entry(slot.number).value;
  }
  [[nodiscard]] const Value* find(std::string_view key) const {
    const Slot& slot = slots_[slot_of(key, short_hash(key))];
    return slot.number == 0 ? nullptr : &entry(slot.number).value;
  }
  [[nodiscard]] bool contains(std::string_view key) const { return find(key) != nullptr; }

  /// What fetch() gives for a key.
  [[nodiscard]] static std::uint32_t short_hash(std::string_view key) noexcept {
    return static_cast<std::uint32_t>(hash_of(key) >> 32U);
  }

  /// Fetches what the table has for a key from memory, without waiting for it: who looks several up fetches them first.
  /// @return what try_emplace() takes for the key
  [[nodiscard]] std::uint32_t fetch(std::string_view key) const noexcept {
    const std::uint32_t hash = short_hash(key);
    fetch_entry(hash);
    return hash;
  }
  /// The same of many, so that their ways through memory overlap. @param hashes gets what try_emplace() takes for each
  void fetch(std::span<const std::string_view> keys, std::span<std::uint32_t> hashes) const noexcept {
    for (std::size_t k = 0; k < keys.size(); ++k) __builtin_prefetch(&first_slot(hashes[k] = short_hash(keys[k])));
    hashes = hashes.first(keys.size());
    for (const std::uint32_t hash : hashes) fetch_entry(hash);
    for (const std::uint32_t hash : hashes)
      if (first_slot(hash).number != 0) __builtin_prefetch(entry(first_slot(hash).number).key.data());
  }

  /// The entry of a key, and whether it is new: then its value is empty.
  std::pair<Entry&, bool> try_emplace(std::string_view key) { return try_emplace(key, short_hash(key)); }
  /// @param hash what fetch() gave for the key
  std::pair<Entry&, bool> try_emplace(std::string_view key, std::uint32_t hash) {
    const std::size_t slot = slot_of(key, hash);
    if (slots_[slot].number != 0) return {entry(slots_[slot].number), false};
    return {add(key, hash, slot), true};
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Calls visit(key, value) for every entry, in the order in which they came.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::uint32_t number = 1; number <= size_; ++number) visit(entry(number).key, entry(number).value);
  }
  void clear() {
    slots_.assign(kFewest, {});
    chunks_.clear();
    size_ = 0;
    keys_.release();
  }

 private:
  static constexpr std::size_t kFewest = 64;  ///< slots; a power of two, as all sizes are
  static constexpr std::size_t kChunk = 16;   ///< entries that lie together; a power of two
  using Chunk = std::array<Entry, kChunk>;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< of the entry, from 1; 0: free
  };

  void fetch_entry(std::uint32_t hash) const noexcept {
    const Slot& slot = first_slot(hash);
    if (slot.number == 0) return;
    const auto* const bytes = reinterpret_cast<const char*>(&entry(slot.number));
    __builtin_prefetch(bytes);
    if constexpr (sizeof(Entry) > kLine) __builtin_prefetch(bytes + kLine);
  }

  [[nodiscard]] const Slot& first_slot(std::uint32_t hash) const noexcept { return slots_[hash & (slots_.size() - 1)]; }

  /// Adds an entry where there is none. By itself, so that a look at what is known carries none of it along.
  [[gnu::noinline]] Entry& add(std::string_view key, std::uint32_t hash, std::size_t slot) {
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      slot = slot_of(key, hash);
    }
    if (size_ % kChunk == 0 && size_ / kChunk == chunks_.size()) chunks_.push_back(std::make_unique<Chunk>());
    const std::string_view own = kept(key);  // the last that may throw
    slots_[slot] = {hash, static_cast<std::uint32_t>(++size_)};
    Entry& added = entry(slots_[slot].number);
    added.key = own;
    return added;
  }

  /// Compares keys in a few steps without a call, for most are short; the last step may compare some bytes again.
  [[nodiscard]] static bool are_same(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    if (a.size() >= sizeof(std::uint64_t)) return are_same_by<std::uint64_t>(a, b);
    if (a.size() >= sizeof(std::uint32_t)) return are_same_by<std::uint32_t>(a, b);
    return a.empty() || are_same_by<char>(a, b);
  }
  /// Precondition: they have the same size, and at least that of a number.
  template <typename Number>
  [[nodiscard]] static bool are_same_by(std::string_view a, std::string_view b) noexcept {
    const std::size_t last = a.size() - sizeof(Number);
    for (std::size_t at = 0; at < last; at += sizeof(Number))
      if (number_at<Number>(a.data() + at) != number_at<Number>(b.data() + at)) return false;
    return number_at<Number>(a.data() + last) == number_at<Number>(b.data() + last);
  }

  [[nodiscard]] Entry& entry(std::uint32_t number) const {
    return (*chunks_[(number - 1) / kChunk])[(number - 1) % kChunk];
  }

  /// Where a key stands, or the free slot where it would.
  [[nodiscard]] std::size_t slot_of(std::string_view key, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != 0 && (slots_[slot].hash != hash || !are_same(entry(slots_[slot].number).key, key)))
      slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& one : old) {
      if (one.number == 0) continue;
      std::size_t slot = one.hash & mask;
      while (slots_[slot].number != 0) slot = (slot + 1) & mask;
      slots_[slot] = one;
    }
  }

  [[nodiscard]] std::string_view kept(std::string_view key) {
    if (key.empty()) return {};
    auto* const bytes = static_cast<char*>(keys_.allocate(key.size(), 1));
    std::memcpy(bytes, key.data(), key.size());
    return {bytes, key.size()};
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFewest);  ///< at most half of them taken
  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::size_t size_ = 0;  ///< entries
  std::pmr::monotonic_buffer_resource keys_;
};

}  // namespace tolmach::text
