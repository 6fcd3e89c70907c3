#pragma once

#include <optional>

#include "normalize/detail/numbers/quantity_tokens.h"

namespace tolmach::normalize::detail {

/// A number in digits with its separators.
struct DigitNumber {
  double value = 0;
  std::optional<double> other;  ///< where the separator can be read in two ways
  std::size_t next = 0;         ///< the token after it
  std::uint32_t digits = 0;     ///< of the first run
  bool plain = true;            ///< without separators
};

/// Reads the number that begins at a token of digits.
[[nodiscard]] DigitNumber read_digits(const QuantityText& text, std::size_t index);

}  // namespace tolmach::normalize::detail
