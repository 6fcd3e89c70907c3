#include <algorithm>

#include "normalize/detail/numbers/quantity_readers.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

constexpr int kFirstYear = 1000, kLastYear = 2299;

bool is_day(const PlainInteger& number) noexcept {
  return number.value >= 1 && number.value <= 31 && number.digits <= 2;
}
bool is_month(int value) noexcept {
  return value >= 1 && value <= 12;
}
/// A number of four digits as a year of the common era; 0 where it is none.
int year_of(const QuantityText& text, const PlainInteger& number) noexcept {
  if (number.digits != 4) return 0;
  const int year = number.value > kLastYear ? number.value + text.lexicon().unmarked_era() : number.value;
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

/// The same of one in two digits as well; 0 too where those may be of either era.
int full_year(const QuantityText& text, const PlainInteger& number) noexcept {
  constexpr int kPivot = 50;
  if (number.digits != 2) return year_of(text, number);
  if (text.lexicon().unmarked_era() != 0) return 0;
  return number.value + (number.value < kPivot ? 2000 : 1900);
}

Reading make_date(const QuantityText& text, int day, int month, int year, std::size_t index, std::size_t next) {
  Reading reading = make_reading(text, day != 0 ? Quantity::Kind::kDate : Quantity::Kind::kMonth,
                                 day != 0 ? day : month, index, next);
  reading.quantity.month = month;
  reading.quantity.year = year;
  return reading;
}

bool is_hyphen(const QuantityToken& token) noexcept {
  return token.is_mark(U'-') || token.is_mark(0x2011);
}

std::size_t skip_of(const QuantityText& text, std::size_t at) noexcept {
  return text[at].kind == Kind::kWord && text[at].is(NumeralKind::kOf) ? at + text[at].length : at;
}

/// Behind a day or year: a stop, an ordinal ending ("3rd", "3-го", "1º").
std::size_t skip_day_ending(const QuantityText& text, std::size_t at) noexcept {
  if (text.adjacent(at) && text[at].is(NumeralKind::kOrdinalSuffix)) return at + 1;
  if (text.adjacent(at) && text[at].is_mark(U'.')) return at + 1;
  if (text.adjacent(at) && is_hyphen(text[at]) && text.adjacent(at + 1) &&
      text[at + 1].is(NumeralKind::kOrdinalSuffix)) {
    return at + 2;
  }
  return at;
}

/// Whether a number ends at a token: no more digits behind a mark ("5,5", "5.000"), no scale ("5 triệu") or percentage.
bool ends_number(const QuantityText& text, std::size_t at) noexcept {
  const bool goes_on = text.adjacent(at) && text.adjacent(at + 1) && text[at].kind == Kind::kOther &&
                       !text[at].is_mark(U'/') && text[at + 1].kind == Kind::kDigits;
  return !goes_on && !text[at].is(NumeralKind::kScale) && !text[at].is(NumeralKind::kPercent) &&
         !text[at].is_mark(U'%');
}

/// "tháng 5": a word that makes the number behind it that of a month.
bool numbers_month(const QuantityText& text, std::size_t at) noexcept {
  const QuantityToken& number = text[at + 1];
  return text[at].is(NumeralKind::kMonthNumber) && text[at].length == 1 && number.kind == Kind::kDigits &&
         number.digits <= 2 && is_month(static_cast<int>(number.value)) && ends_number(text, at + 2);
}

/// Tokens of the month that stands at a token.
std::size_t month_length(const QuantityText& text, std::size_t at) noexcept {
  return numbers_month(text, at) ? 2 : text[at].length;
}

/// The month that a token names or gives the number of; 0 for none.
int month_at(const QuantityText& text, std::size_t at) noexcept {
  if (text[at].kind != Kind::kWord || text[at].numeral == nullptr) return 0;
  return numbers_month(text, at) ? static_cast<int>(text[at + 1].value) : text[at].numeral->month;
}

bool names_month(const QuantityText& text, std::size_t at) noexcept {
  return month_at(text, at) != 0;
}

/// Behind a month: the stop of an abbreviation, its second name ("أكتوبر/تشرين الأول").
std::size_t skip_month(const QuantityText& text, std::size_t at) {
  const int month = month_at(text, at);
  const bool abbreviated = text[at].is(NumeralKind::kMonthShort);
  at += month_length(text, at);
  if (abbreviated && text.adjacent(at) && text[at].is_mark(U'.')) ++at;
  if (text[at].is_mark(U'/') && month_at(text, at + 1) == month) {
    at += 1 + month_length(text, at + 1);
  }
  return at;
}

/// The year that may follow at `at`: ", 2022", "de 2022", "2022"; moves `at` behind it.
int read_year(const QuantityText& text, std::size_t& at) {
  const std::size_t behind_comma = text[at].is_mark(U',') ? at + 1 : at;
  const std::size_t begin = skip_of(text, behind_comma);
  const auto number = read_plain_integer(text, begin);
  const int year = number ? year_of(text, *number) : 0;
  if (year == 0 || (behind_comma != at && !text[begin].space_before)) return 0;
  at = number->next;
  return year;
}

/// "3 May 2022", "3. Mai", "3 de mayo de 2022".
std::optional<Reading> read_day_month(const QuantityText& text, std::size_t index) {
  const auto day = read_plain_integer(text, index);
  if (!day || day->digits == 0 || !is_day(*day)) return std::nullopt;
  const std::size_t month = skip_of(text, skip_day_ending(text, day->next));
  if (!names_month(text, month)) return std::nullopt;
  std::size_t next = skip_month(text, month);
  const int year = read_year(text, next);
  return make_date(text, day->value, month_at(text, month), year, index, next);
}

/// "2022. május 3."
std::optional<Reading> read_year_month(const QuantityText& text, std::size_t index) {
  if (!text.lexicon().month_first()) return std::nullopt;
  const auto number = read_plain_integer(text, index);
  const int year = number ? year_of(text, *number) : 0;
  if (year == 0) return std::nullopt;
  const std::size_t month = skip_day_ending(text, number->next);
  if (!names_month(text, month)) return std::nullopt;
  const std::size_t next = skip_month(text, month);
  const auto day = read_plain_integer(text, next);
  const bool with_day = day && is_day(*day);
  return make_date(text, with_day ? day->value : 0, month_at(text, month), year, index, with_day ? day->next : next);
}

bool begins_in_upper_case(const QuantityText& text, std::size_t at) {
  return text::is_upper(text[at].character);
}

/// Whether a word before a doubtful month says that it is one: "in March", "في مارس".
bool introduces_month(const QuantityText& text, std::size_t index) {
  return index > 0 && text[index - 1].is(NumeralKind::kMonthBefore) && !text::is_lower(text[index].character);
}

/// "May 3, 2022", "May 2022", "in May".
std::optional<Reading> read_month(const QuantityText& text, std::size_t index) {
  if (!names_month(text, index)) return std::nullopt;
  const int month = month_at(text, index);
  const bool certain = text[index].is(NumeralKind::kMonthName) || numbers_month(text, index);
  std::size_t next = skip_month(text, index);
  if (text.lexicon().month_first() && (certain || begins_in_upper_case(text, index))) {
    const auto day = read_plain_integer(text, next);
    const bool clock = day && text[day->next].is_mark(U':') && text.adjacent(day->next);
    if (day && is_day(*day) && !clock) {
      std::size_t end = skip_day_ending(text, day->next);
      if (text[end - 1].is_mark(U'.') && !names_month(text, end)) end = day->next;
      const int year = read_year(text, end);
      return make_date(text, day->value, month, year, index, end);
    }
  }
  const int year = read_year(text, next);
  if (year == 0 && !certain && !introduces_month(text, index)) return std::nullopt;
  Reading reading = make_date(text, 0, month, year, index, next);
  reading.quantity.in_words = year == 0;
  return reading;
}

/// "31.10.2022", "2022-10-31", "10/31/22", "31.10."
std::optional<Reading> read_numeric_date(const QuantityText& text, std::size_t index) {
  const char32_t mark = text.adjacent(index + 1) ? text[index + 1].character : 0;
  if (mark != U'.' && mark != U'/' && mark != U'-') return std::nullopt;
  const bool spaced = mark == U'.' && text.lexicon().ordinal_dot();  // "31. 10. 2022"
  const bool marked = text[index + 1].kind == Kind::kOther && (spaced || text.adjacent(index + 2)) &&
                      text.adjacent(index + 3) && text[index + 2].kind == Kind::kDigits &&
                      text[index + 3].is_mark(mark);
  if (!marked) return std::nullopt;
  const auto number = [&](std::size_t at) {
    return PlainInteger{static_cast<int>(std::min(text[at].value, 9999.0)), text[at].digits, at + 1};
  };
  const PlainInteger first = number(index), second = number(index + 2);
  const bool has_third = (spaced || text.adjacent(index + 4)) && text[index + 4].kind == Kind::kDigits;
  if (!has_third) {
    const bool short_date = mark == U'.' && !text.lexicon().is_decimal(U'.') && is_day(first) &&
                            is_month(second.value) && second.digits <= 2;
    if (!short_date) return std::nullopt;
    return make_date(text, first.value, second.value, 0, index, index + 4);
  }
  const PlainInteger third = number(index + 4);
  if (const int year = year_of(text, first); year != 0 && is_month(second.value) && is_day(third)) {
    return make_date(text, third.value, second.value, year, index, index + 5);
  }
  if (!is_day(first) || !is_day(second) || !(year_of(text, third) != 0 || (third.digits == 2 && mark != U'-')))
    return std::nullopt;
  if (!is_month(first.value) && !is_month(second.value)) return std::nullopt;
  const bool month_first =
      !is_month(second.value) || (is_month(first.value) && mark == U'/' && text.lexicon().month_first());
  Reading reading = make_date(text, month_first ? second.value : first.value, month_first ? first.value : second.value,
                              full_year(text, third), index, index + 5);
  if (mark == U'/' && is_month(first.value) && is_month(second.value)) reading.quantity.other = reading.quantity.month;
  return reading;
}

bool is_date_mark(const QuantityText& text, std::size_t at, NumeralKind kind) {
  return at < text.size() && text[at].kind != Kind::kDigits && text.followed_by(kind, text[at].span.begin);
}

/// "2022年5月3日", "5月", "2022년 5월 3일". `year`: of the common era, where it is read already; then the month may
/// follow.
std::optional<Reading> read_marked_date(const QuantityText& text, std::size_t index, int year = 0) {
  int month = 0, day = 0;
  bool in_digits = false;
  std::size_t next = index;
  for (int part = 0; part < 3; ++part) {
    const auto number = read_plain_integer(text, next);
    if (!number) break;
    if (year == 0 && month == 0 && number->value >= kFirstYear &&
        is_date_mark(text, number->next, NumeralKind::kYearMark)) {
      year = number->value;
    } else if (month == 0 && is_month(number->value) && is_date_mark(text, number->next, NumeralKind::kMonthMark)) {
      month = number->value;
    } else if (month != 0 && number->value <= 31 && is_date_mark(text, number->next, NumeralKind::kDayMark)) {
      day = number->value;
    } else {
      break;
    }
    in_digits = in_digits || number->digits > 0;
    next = number->next + 1;
    if (day != 0) break;
  }
  if (month == 0 && year == 0) return std::nullopt;
  Reading reading = month == 0 ? make_reading(text, Quantity::Kind::kYear, year, index, next)
                               : make_date(text, day, month, year, index, next);
  reading.quantity.in_words = !in_digits;
  return reading;
}

/// The name of an era that ends before a token; null for none.
const std::pair<std::string, int>* era_before(const QuantityText& text, std::size_t index) {
  const std::string_view before = text::trim(text.text().substr(0, text[index].span.begin));
  for (const auto& era : text.lexicon().eras())
    if (before.ends_with(era.first)) return &era;
  return nullptr;
}

/// "令和3年5月1日", "民國108年", "พ.ศ. 2562": a year counted from another beginning, as one of the common era. The
/// number as written is its other reading, for the translation may keep it.
std::optional<Reading> read_era_year(const QuantityText& text, std::size_t index) {
  if (text.lexicon().eras().empty()) return std::nullopt;
  const bool first = text[index].character == U'元';  // the first year of an era
  const auto number = first ? PlainInteger{1, 0, index + 1} : read_plain_integer(text, index).value_or(PlainInteger{});
  if (number.next == 0) return std::nullopt;
  const auto* era = era_before(text, index);
  if (era == nullptr) return std::nullopt;
  const int year = number.value + era->second;
  if (number.value < 1 || year < kFirstYear || year > kLastYear) return std::nullopt;
  std::size_t next = number.next;
  if (is_date_mark(text, next, NumeralKind::kYearMark)) ++next;
  if (auto date = read_marked_date(text, next, year)) {
    date->quantity.span.begin = text[index].span.begin;
    if (date->quantity.month != 0) return date;
  }
  Reading reading = make_reading(text, Quantity::Kind::kYear, year, index, next);
  reading.quantity.other = number.value;
  return reading;
}

}  // namespace

std::optional<Reading> read_date(const QuantityText& text, std::size_t index) {
  if (text[index].kind != Kind::kWord) {
    if (auto reading = read_era_year(text, index)) return reading;
  }
  switch (text[index].kind) {
    case Kind::kWord:
      return read_month(text, index);
    case Kind::kNumeral:
      return read_marked_date(text, index);
    case Kind::kOther:
      return std::nullopt;
    case Kind::kDigits:
      break;
  }
  if (auto reading = read_numeric_date(text, index)) return reading;
  if (auto reading = read_day_month(text, index)) return reading;
  if (auto reading = read_year_month(text, index)) return reading;
  return read_marked_date(text, index);
}

}  // namespace tolmach::normalize::detail
