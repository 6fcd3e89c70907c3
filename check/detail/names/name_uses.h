#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/detail/words/word_facts.h"

namespace tolmach::check::detail {

/// How often a text has each name, and what is known of it, by the name's number.
class NameUses {
 public:
  struct Use {
    std::uint32_t number = 0;  ///< of the name; 0: none
    std::uint32_t capital = 0, small = 0;
    KnownNames* known = nullptr;  ///< see NameWords::known(); null: not asked for
  };

  NameUses() = default;
  /// @param most how many names may be added
  explicit NameUses(std::size_t most) : slots_(most + most / 2 + 1) {}

  /// Precondition: the number is not 0, and fewer than `most` were added.
  void add(std::uint32_t number, bool capital) noexcept {
    Use& use = slots_[slot_of(number)];
    use.number = number;
    ++(capital ? use.capital : use.small);
  }
  /// Zero times where the text does not have the name.
  [[nodiscard]] const Use& of(std::uint32_t number) const noexcept { return slots_[slot_of(number)]; }
  /// Precondition: the text has the name.
  [[nodiscard]] Use& of(std::uint32_t number) noexcept { return slots_[slot_of(number)]; }

 private:
  /// Where a number stands, or the free slot where it would: at least a third of them are free.
  [[nodiscard]] std::size_t slot_of(std::uint32_t number) const noexcept {
    constexpr std::uint32_t kFactor = 0x9E3779B9U;  // spreads what follows each other
    std::size_t slot = (std::uint64_t{number * kFactor} * slots_.size()) >> 32U;
    while (slots_[slot].number != 0 && slots_[slot].number != number)
      if (++slot == slots_.size()) slot = 0;
    return slot;
  }

  std::vector<Use> slots_ = std::vector<Use>(1);
};

}  // namespace tolmach::check::detail
