#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/name_features.h"

namespace tolmach::normalize::detail {

/// Contexts with their weights as ContextWeights keeps them, in memory of somebody else.
struct ContextTable {
  static constexpr std::size_t kWords = 8192;  ///< of bits: several for each context that models have

  std::span<const std::uint64_t> bits;   ///< kWords of them
  std::span<const std::uint64_t> slots;  ///< a power of two of them

  /// @param bytes what bytes() gave, at a place where such numbers may stand
  /// @return nothing for bytes of a size that those of no table have
  [[nodiscard]] static std::optional<ContextTable> of(std::string_view bytes);
  /// What another program can make it of.
  [[nodiscard]] std::string bytes() const;
};

/// Weights of contexts, in hundredths: some of its own, which add to those of a more general table. A hash table with
/// open addressing, far smaller than std::unordered_map. Most contexts of two names have no weight: a bit for each of
/// many hashes, which stay in the cache, tells so of nearly all of them. Not to be used once moved from.
class ContextWeights {
 public:
  static constexpr float kUnit = 0.01F;  ///< a hundredth

  /// @param general may be null; must outlive this, and be complete
  explicit ContextWeights(const ContextWeights* general = nullptr);
  /// With weights of its own that are ready, so that none are added. @param own must outlive this
  ContextWeights(const ContextWeights* general, ContextTable own);
  ContextWeights(ContextWeights&&) noexcept = default;
  ContextWeights& operator=(ContextWeights&&) noexcept = default;
  ~ContextWeights() = default;

  /// Adds hundredths to the own weight of a context; in all no more than some millions.
  void add(Context context, std::int32_t hundredths);
  /// 0 for a context that has none.
  [[nodiscard]] std::int32_t of(Context context) const noexcept {
    const std::uint64_t hash = hash_of(context);
    return (bits_[word_of(hash)] & bit_of(hash)) == 0 ? 0 : sum_of(context, hash);
  }
  /// Makes room for so many contexts of its own in all.
  void reserve(std::size_t contexts);
  /// Contexts that have been given a weight of its own.
  [[nodiscard]] std::size_t size() const noexcept { return taken_; }
  /// Its own weights, for as long as none is added. Precondition: there is no more general table.
  [[nodiscard]] ContextTable table() const noexcept { return {bits_, slots_}; }

 private:
  /// A context in the lower bits, of which it has 38, and the hundredths of its weight in the upper ones; 0: free.
  using Slot = std::uint64_t;
  static constexpr unsigned kContextBits = 40;
  [[nodiscard]] static Context context_in(Slot slot) noexcept { return slot & ((Slot{1} << kContextBits) - 1); }

  [[nodiscard]] static std::uint64_t hash_of(Context context) noexcept { return context * 0x9E3779B97F4A7C15U; }
  [[nodiscard]] static std::size_t word_of(std::uint64_t hash) noexcept {
    return hash >> 38 & (ContextTable::kWords - 1);
  }
  [[nodiscard]] static std::uint64_t bit_of(std::uint64_t hash) noexcept { return std::uint64_t{1} << (hash >> 58); }
  /// The weights of all tables together.
  [[nodiscard]] std::int32_t sum_of(Context context, std::uint64_t hash) const noexcept;
  /// The slot that has the context, or would have it.
  [[nodiscard]] std::size_t slot_of(Context context, std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash >> 32 & mask;
    while (context_in(slots_[slot]) != context && slots_[slot] != 0) slot = (slot + 1) & mask;
    return slot;
  }

  const ContextWeights* general_;
  std::vector<Slot> own_ = std::vector<Slot>(1);  ///< unless they are somebody else's
  std::span<const Slot> slots_ = own_;            ///< a power of two of them, at most three quarters taken
  std::vector<std::uint64_t> bits_;               ///< of the contexts of the more general table too
  std::size_t taken_ = 0;
};

}  // namespace tolmach::normalize::detail
