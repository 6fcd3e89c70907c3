#include "normalize/detail/numbers/decade_reader.h"
#include "normalize/detail/numbers/number_ending.h"
#include "normalize/detail/numbers/number_phrase.h"
#include "normalize/detail/numbers/quantity_readers.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_currency(char32_t c) noexcept {
  return c == U'$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xFFE5 || c == 0xFF04;
}

/// "$3m" is three million, "400m" more probably metres; "20 εκ." may be either. A letter that stands apart is a unit.
void read_money_scale(const QuantityText& text, std::size_t index, Reading& reading) {
  const QuantityToken& token = text[reading.next];
  if (token.kind != Kind::kWord || !token.is(NumeralKind::kMoneyScale)) return;
  const bool money = beside_currency(text, index, reading.next + 1);
  const bool letter = text::count_code_points(text.word(reading.next)) == 1;
  if (letter && !text.adjacent(reading.next) && !money) return;
  const double scaled = reading.quantity.value * token.numeral->value;
  if (money) {
    reading.quantity.value = scaled;
    reading.quantity.other.reset();
    reading.scale = token.numeral->value;
    ++reading.next;
    reading.quantity.span.end = text.end_before(reading.next);
  } else if (!reading.quantity.other) {
    reading.quantity.other = scaled;
  }
}

bool looks_like_year(const QuantityText& text, std::size_t index, const Reading& reading) {
  const double value = reading.quantity.value;
  return reading.next == index + 1 && text[index].digits == 4 && value >= 1100 && value <= 2199 &&
         !reading.quantity.percent && !beside_currency(text, index, reading.next);
}

/// "2567": where another era counts its years without saying so, what is too high for one of the common era may be such
/// a year.
void add_unmarked_year(const QuantityText& text, std::size_t index, Reading& reading) {
  constexpr double kLastYear = 2299;
  const bool four_digits = reading.next == index + 1 && text[index].digits == 4;
  if (text.lexicon().unmarked_era() == 0 || !four_digits || reading.quantity.other) return;
  const double year = reading.quantity.value + text.lexicon().unmarked_era();
  if (reading.quantity.value > kLastYear && year <= kLastYear) reading.quantity.other = year;
}

bool starts_number(const QuantityToken& token) noexcept {
  if (token.kind == Kind::kDigits) return true;
  if (token.kind != Kind::kWord) return false;
  return token.numeral == nullptr || token.is(NumeralKind::kCardinal) || token.is(NumeralKind::kOne) ||
         token.is(NumeralKind::kOrdinal) || token.is(NumeralKind::kHalf) || token.numeral->is_scale();
}

/// "for a second": a unit of time that is called as an ordinal is, and may be meant behind an article.
bool may_be_unit(const QuantityText& text, std::size_t index, const Reading& reading) {
  return reading.next == index + 1 && text[index].is(NumeralKind::kUnitToo) && index > 0 &&
         text[index - 1].is(NumeralKind::kOne);
}

}  // namespace

Reading make_reading(const QuantityText& text, Quantity::Kind kind, double value, std::size_t index, std::size_t next) {
  Reading reading;
  reading.quantity.kind = kind;
  reading.quantity.value = value;
  reading.quantity.span = {text[index].span.begin, text.end_before(next)};
  reading.next = next;
  return reading;
}

bool beside_currency(const QuantityText& text, std::size_t index, std::size_t next) {
  const bool before = index > 0 && text[index - 1].kind == Kind::kOther && is_currency(text[index - 1].character);
  const bool after = text[next].kind == Kind::kOther && is_currency(text[next].character);
  return before || after;
}

std::optional<Reading> read_number(const QuantityText& text, std::size_t index) {
  if (auto decade = read_decade_word(text, index)) return decade;
  if (!starts_number(text[index])) return std::nullopt;
  if (auto century = read_one_century(text, index)) return century;
  auto reading = read_phrase(text, index);
  if (!reading) return std::nullopt;
  if (may_be_unit(text, index, *reading)) {
    if (text[reading->next].kind != Kind::kWord) return std::nullopt;  // what an ordinal counts would stand there
    reading->quantity.other = 1;
  }
  if (text[index].kind == Kind::kDigits && reading->scale == 1) read_money_scale(text, index, *reading);
  if (reading->quantity.kind == Quantity::Kind::kNumber) read_number_ending(text, index, *reading);
  if (reading->quantity.kind == Quantity::Kind::kNumber && text[index].kind == Kind::kDigits &&
      looks_like_year(text, index, *reading)) {
    reading->quantity.kind = Quantity::Kind::kYear;
  } else {
    add_unmarked_year(text, index, *reading);
  }
  return reading;
}

}  // namespace tolmach::normalize::detail
