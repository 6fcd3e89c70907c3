#include "normalize/detail/numbers/decade_reader.h"

#include <cmath>

#include "normalize/detail/numbers/number_ending.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

}  // namespace

void read_decade(Reading& reading) {
  const double value = reading.quantity.value;
  if (std::fmod(value, 10) != 0) return;
  if (value >= 1100 && value <= 2100) {
    reading.quantity.kind = Quantity::Kind::kYear;
    // A hundred of years may be called by its first one as well as by its number: "1800-tallet" is the 19th century.
    constexpr double kCentury = 100;
    const double in_century = std::fmod(value, kCentury);
    reading.quantity.other = in_century > 0 ? in_century : value / kCentury + 1;
  } else if (value >= 10 && value <= 90) {
    reading.quantity.other = 1900 + value;
  }
}

std::optional<Reading> read_decade_word(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  if (token.kind != Kind::kWord || !token.is(NumeralKind::kDecade)) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kYear, token.numeral->value, index, index + token.length);
  reading.quantity.in_words = true;
  read_decade(reading);
  return reading;
}

std::optional<Reading> read_one_century(const QuantityText& text, std::size_t index) {
  const std::size_t noun = index + 1;
  if (!text[index].is(NumeralKind::kOne) || text[noun].kind != Kind::kWord || !text[noun].is(NumeralKind::kCentury))
    return std::nullopt;
  constexpr double kYears = 100;
  Reading reading = make_reading(text, Quantity::Kind::kNumber, kYears, index, noun + 1);
  reading.quantity.in_words = true;
  return reading;
}

/// "20世纪60年代": the decade of a century.
std::optional<Reading> read_century_decade(const QuantityText& text, std::size_t index) {
  const auto century = read_plain_integer(text, index);
  if (!century || century->value < 10 || text[century->next].character < kFirstKana) return std::nullopt;
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kCentury, text[century->next].span.begin, end) == nullptr) return std::nullopt;
  const auto decade = read_plain_integer(text, text.token_at(century->next, end));
  if (!decade || decade->value % 10 != 0 || decade->value > 90 || decade->next >= text.size() ||
      text.followed_by(NumeralKind::kDecadeSuffix, text[decade->next].span.begin) == nullptr)
    return std::nullopt;
  Reading reading =
      make_reading(text, Quantity::Kind::kYear, (century->value - 1) * 100 + decade->value, index, decade->next);
  reading.quantity.other = decade->value;
  reading.quantity.in_words = decade->digits == 0;
  return reading;
}

}  // namespace tolmach::normalize::detail
