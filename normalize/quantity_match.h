#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "normalize/quantities.h"

namespace tolmach::normalize {

/// One way in which the quantities of a text differ from those of its translation.
struct QuantityDifference {
  enum class Kind : std::uint8_t {
    kChanged,  ///< both are given and differ: a digit, the order of digits, another number in its place
    kScale,    ///< both are given and differ by powers of ten: thousands for millions
    kDate,     ///< both are given: the days, months or years differ
    kTime,     ///< both are given: the times of day differ
    kMissing,  ///< only the source has it
    kAdded     ///< only the target has it
  };
  Kind kind = Kind::kChanged;
  std::optional<std::size_t> source;  ///< index into the source's quantities; nothing for kAdded
  std::optional<std::size_t> target;  ///< index into the target's quantities; nothing for kMissing
  double confidence = 0;              ///< probability that this is a real error, 0 to 1
};

/// Compares the quantities of texts that translate each other, as sets by value: what is said once on one side may be
/// said twice on the other. Small numbers in words, codes and lone months are never missing or added, for idiom and
/// translators drop and add them; they can only stand in for the other side's. Differences come in the order of the
/// target, then the source.
[[nodiscard]] std::vector<QuantityDifference> compare_quantities(const std::vector<Quantity>& source,
                                                                 const std::vector<Quantity>& target);

}  // namespace tolmach::normalize
