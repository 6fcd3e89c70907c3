#include <cmath>

#include "normalize/detail/numbers/quantity_readers.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

constexpr int kHour = 60, kDay = 24 * kHour, kHalfDay = 12;

/// The hour of the day that a token names: in digits, or as a cardinal or ordinal; 0 for none.
int hour_of(const QuantityToken& token) noexcept {
  const bool digits = token.kind == Kind::kDigits && token.digits <= 2;
  const bool word = token.kind == Kind::kWord && (token.is(NumeralKind::kCardinal) || token.is(NumeralKind::kOrdinal) ||
                                                  token.is(NumeralKind::kOne));
  const double value = digits ? token.value : word ? token.numeral->value : 0;
  return value >= 1 && value <= 24 && value == std::floor(value) ? static_cast<int>(value) : 0;
}

Reading make_time(const QuantityText& text, int minutes, bool in_words, std::size_t index, std::size_t next) {
  const auto half_day = read_half_day(text, next);
  if (half_day == kHalfDay && minutes < kHalfDay * kHour) minutes += kHalfDay * kHour;
  Reading reading = make_reading(text, Quantity::Kind::kTime, (minutes + kDay) % kDay, index, next);
  const bool about_twelve = minutes % (kHalfDay * kHour) < kHour;
  if (!half_day || about_twelve) reading.quantity.other = other_half_day(reading.quantity.value);
  reading.quantity.in_words = in_words;
  return reading;
}

/// "half past three", "Viertel vor vier", "пів на четверту": minutes, then the hour that they are added to.
std::optional<Reading> read_minutes_first(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  const std::size_t at = index + token.length;
  const int hour = hour_of(text[at]);
  if (hour == 0) return std::nullopt;
  std::size_t next = at + text[at].length;
  if (text[next].is(NumeralKind::kClock)) ++next;
  const int minutes = hour * kHour + static_cast<int>(token.numeral->value);
  return make_time(text, minutes, text[at].kind == Kind::kWord, index, next);
}

/// "quatre heures moins le quart", "dörde çeyrek kala", "الرابعة والنصف", "la una de la tarde". A cardinal with a part
/// of one behind "and" is left to the numbers: three and a half may be hours as well.
std::optional<Reading> read_hour_first(const QuantityText& text, std::size_t index) {
  const int hour = hour_of(text[index]);
  if (hour == 0) return std::nullopt;
  std::size_t next = index + text[index].length;
  if (text[next].kind == Kind::kWord && text[next].is(NumeralKind::kClock)) ++next;
  const bool half_day =
      text[next].kind == Kind::kWord && (text[next].is(NumeralKind::kAm) || text[next].is(NumeralKind::kPm));
  if (half_day && hour <= kHalfDay) return make_time(text, hour % kHalfDay * kHour, true, index, next);
  const bool counted = !text[index].is(NumeralKind::kOrdinal);
  if (!text[next].is(NumeralKind::kClockAfter) && (counted || !text[next].joined)) return std::nullopt;
  const auto minutes = read_clock_minutes(text, next);
  if (!minutes) return std::nullopt;
  return make_time(text, hour * kHour + *minutes, true, index, next);
}

}  // namespace

std::optional<int> read_clock_minutes(const QuantityText& text, std::size_t& next) {
  if (next >= text.size()) return std::nullopt;
  if (text[next].kind == Kind::kWord && text[next].is(NumeralKind::kClockAfter)) {
    const int minutes = static_cast<int>(text[next].numeral->value);
    next += text[next].length;
    return minutes;
  }
  const std::size_t part = text[next].is(NumeralKind::kAnd) ? next + text[next].length : next;
  if (text[part].kind != Kind::kWord || (part == next && !text[part].joined)) return std::nullopt;
  const bool fraction = text[part].is(NumeralKind::kFraction) || text[part].is(NumeralKind::kLoneFraction);
  if (!fraction && !text[part].is(NumeralKind::kHalf)) return std::nullopt;
  next = part + text[part].length;
  return text[part].is(NumeralKind::kHalf) ? kHour / 2
                                           : static_cast<int>(std::lround(kHour / text[part].numeral->value));
}

std::optional<Reading> read_clock_phrase(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  if (token.kind != Kind::kWord || token.numeral == nullptr) return std::nullopt;
  if (token.is(NumeralKind::kClockTime))
    return make_time(text, static_cast<int>(token.numeral->value), true, index, index + token.length);
  if (token.is(NumeralKind::kClockBefore)) {
    if (auto reading = read_minutes_first(text, index)) return reading;
  }
  return read_hour_first(text, index);
}

}  // namespace tolmach::normalize::detail
