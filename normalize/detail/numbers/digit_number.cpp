#include "normalize/detail/numbers/digit_number.h"

#include <cmath>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

constexpr char32_t kSpace = U' ';

bool is_grouping_mark(char32_t c) noexcept {
  return c == U',' || c == U'.' || c == U'\'' || c == 0x2019 || c == 0x066C || c == 0x060C || c == 0xFF0C;
}

bool is_decimal_mark(char32_t c) noexcept {
  return c == U',' || c == U'.' || c == 0x066B || c == 0xFF0E || c == 0x060C;
}

/// The separator between the digits at `index` and the next ones: a mark, kSpace for one space of any kind, or 0.
char32_t separator_after(const QuantityText& text, std::size_t index) {
  const QuantityToken& next = text[index + 1];
  if (next.kind == Kind::kDigits && next.space_before) {
    std::size_t at = text[index].span.end;
    const char32_t gap = text::next_code_point(text.text(), at);
    if (at != next.span.begin || gap == U'\n') return 0;
    return gap != U' ' || text.lexicon().groups_by_space() ? kSpace : 0;
  }
  const bool mark = next.kind == Kind::kOther && text.adjacent(index + 1) && text.adjacent(index + 2);
  return mark && text[index + 2].kind == Kind::kDigits ? next.character : 0;
}

std::size_t step(char32_t separator) noexcept {
  return separator == kSpace ? 1 : 2;
}

double with_fraction(double whole, const QuantityToken& fraction) {
  return whole + fraction.value / std::pow(10.0, fraction.digits);
}

/// "12,34,567": the Indian way, groups of two before the last of three.
bool grouped_in_twos(const QuantityText& text, std::size_t index) {
  return separator_after(text, index) == U',' && text[index + 2].digits == 2 &&
         separator_after(text, index + 2) == U',' && (text[index + 4].digits == 3 || text[index + 4].digits == 2);
}

bool opens_group(const QuantityText& text, std::size_t index, char32_t separator) {
  const std::uint32_t digits = text[index + step(separator)].digits;
  return digits == 3 || (digits == 2 && separator == U',' && grouped_in_twos(text, index));
}

/// Reads the groups; returns how many there were, and leaves `number` behind them.
int read_groups(const QuantityText& text, DigitNumber& number, char32_t mark) {
  int groups = 0;
  std::size_t at = number.next - 1;
  while (separator_after(text, at) == mark && opens_group(text, at, mark)) {
    at += step(mark);
    number.value = number.value * std::pow(10.0, text[at].digits) + text[at].value;
    ++groups;
  }
  number.next = at + 1;
  return groups;
}

/// A second mark of the same kind behind a decimal makes it a list, a version or a date.
bool goes_on(const QuantityText& text, std::size_t index, char32_t mark) {
  return separator_after(text, index) == mark;
}

}  // namespace

DigitNumber read_digits(const QuantityText& text, std::size_t index) {
  const QuantityToken& first = text[index];
  DigitNumber number{first.value, std::nullopt, index + 1, first.digits, true};
  const char32_t mark = separator_after(text, index);
  if (mark == 0) return number;
  const std::size_t after = index + step(mark);
  const bool leading_zero = first.value == 0;
  const bool can_group = first.digits <= 3 && !leading_zero && (mark == kSpace || is_grouping_mark(mark)) &&
                         opens_group(text, index, mark);
  if (can_group) {
    const int groups = read_groups(text, number, mark);
    number.plain = false;
    const char32_t decimal = separator_after(text, number.next - 1);
    if (is_decimal_mark(decimal) && decimal != mark && !goes_on(text, number.next + 1, decimal)) {
      number.value = with_fraction(number.value, text[number.next + 1]);
      number.next += 2;
    } else if (groups == 1 && is_decimal_mark(mark)) {
      if (text[after].value != 0 || text.lexicon().is_decimal(mark))
        number.other = with_fraction(first.value, text[after]);
      if (number.other && text.lexicon().is_decimal(mark) && !text.lexicon().is_group(mark))
        std::swap(number.value, *number.other);
    }
    return number;
  }
  const bool only_groups = text.lexicon().is_group(mark) && !text.lexicon().is_decimal(mark);
  if (only_groups && text[after].digits > 3 && !goes_on(text, after, mark)) {  // "250,0000"
    number.value = number.value * std::pow(10.0, text[after].digits) + text[after].value;
    number.next = after + 1;
    number.plain = false;
    return number;
  }
  if (is_decimal_mark(mark) && !goes_on(text, after, mark)) {
    number.value = with_fraction(first.value, text[after]);
    number.next = after + 1;
    number.plain = false;
  }
  return number;
}

}  // namespace tolmach::normalize::detail
