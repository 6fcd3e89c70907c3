#pragma once

#include <optional>

#include "normalize/detail/numbers/quantity_tokens.h"
#include "normalize/quantities.h"

namespace tolmach::normalize::detail {

/// What a reader found at a token.
struct Reading {
  Quantity quantity;     ///< its span is of the text read; `text` is filled in later
  std::size_t next = 0;  ///< the first token after it
  double scale = 1;      ///< what the scale words multiplied it with
};

/// An integer without separators, in digits or in Han numerals.
struct PlainInteger {
  int value = 0;
  std::uint32_t digits = 0;  ///< 0 when it is written in words
  std::size_t next = 0;
};
[[nodiscard]] std::optional<PlainInteger> read_plain_integer(const QuantityText& text, std::size_t index);

// Each reads the quantity that begins at a token, or nothing. They are tried in this order.

[[nodiscard]] std::optional<Reading> read_date(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_time(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_clock_phrase(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_fraction(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_code(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_century_decade(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_century(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_han_number(const QuantityText& text, std::size_t index);
[[nodiscard]] std::optional<Reading> read_number(const QuantityText& text, std::size_t index);

/// The amount at a token that is named only by its scale: "thousands", "数百万", "die Hälfte". Precondition: no other
/// quantity begins there.
[[nodiscard]] std::optional<Reading> read_vague_amount(const QuantityText& text, std::size_t index);

/// Minutes that a word says behind the hour of a time of day: "et demie", "والربع", "çeyrek kala"; moves `next` behind
/// it. Nothing where no such word stands there.
[[nodiscard]] std::optional<int> read_clock_minutes(const QuantityText& text, std::size_t& next);
/// The half of the day that a word names behind a time: 0 morning, 12 evening; moves `next` behind it.
[[nodiscard]] std::optional<int> read_half_day(const QuantityText& text, std::size_t& next);

/// The time of the other half of the day, in minutes: what a time on a clock of twelve hours may mean as well.
[[nodiscard]] double other_half_day(double minutes) noexcept;

/// A Quantity of that kind from the token at `index` to the one before `next`.
[[nodiscard]] Reading make_reading(const QuantityText& text, Quantity::Kind kind, double value, std::size_t index,
                                   std::size_t next);
/// Whether a currency sign stands right before or after these tokens.
[[nodiscard]] bool beside_currency(const QuantityText& text, std::size_t index, std::size_t next);

}  // namespace tolmach::normalize::detail
