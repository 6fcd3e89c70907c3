#include <algorithm>
#include <array>
#include <string>

#include "normalize/detail/numbers/digit_number.h"
#include "normalize/detail/numbers/quantity_readers.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_hyphen(const QuantityToken& token) noexcept {
  return token.is_mark(U'-') || token.is_mark(0x2011);
}

bool is_single_capital(const QuantityText& text, std::size_t at) {
  const text::Span span = text[at].span;
  return text[at].kind == Kind::kWord && text::is_upper(text[at].character) &&
         text::count_code_points(span.of(text.text())) == 1;
}

/// Takes the letters that are written against a code's digits ("F-16C", "737MAX").
std::size_t skip_letters(const QuantityText& text, std::size_t at) {
  return text.adjacent(at) && text[at].kind == Kind::kWord && text::is_upper(text[at].character) ? at + 1 : at;
}

/// Whether a decimal mark and digits follow, or, against the letters, a mark between groups and a group.
bool is_number_with_marks(const QuantityText& text, std::size_t digits, bool against) {
  constexpr int kGroup = 3;  // digits
  const QuantityToken &mark = text[digits + 1], &next = text[digits + 2];
  if (!text.adjacent(digits + 1) || !text.adjacent(digits + 2) || next.kind != Kind::kDigits) return false;
  return text.lexicon().is_decimal(mark.character) ||
         (against && text.lexicon().is_group(mark.character) && next.digits == kGroup);
}

/// "COVID-19", "A4", "mp3".
std::optional<Reading> read_letters_first(const QuantityText& text, std::size_t index) {
  const bool cased = text::is_upper(text[index].character) || text::is_lower(text[index].character);
  const bool capital = text::is_upper(text[index].character);
  std::size_t digits = index + 1;
  if (!cased) return std::nullopt;
  if (capital && is_hyphen(text[digits]) && text.adjacent(digits)) ++digits;
  if (text[digits].kind != Kind::kDigits || !text.adjacent(digits)) return std::nullopt;
  if (is_number_with_marks(text, digits, digits == index + 1))
    return std::nullopt;  // with its currency: "USD2.5", "Rp10.000"
  const Numeral* scale = text[digits + 1].numeral;
  if (scale != nullptr && scale->is_scale()) return std::nullopt;  // "USD11 billion"
  const std::size_t end = skip_letters(text, digits + 1);
  return make_reading(text, Quantity::Kind::kCode, text[digits].value, index, end);
}

/// "4K", "5G", "3D": a single capital, with a second reading where it is a scale ("20M").
std::optional<Reading> read_digits_first(const QuantityText& text, std::size_t index) {
  const std::size_t letter = index + 1;
  if (!text.adjacent(letter) || !is_single_capital(text, letter) || text[index].digits > 3) return std::nullopt;
  if (text.adjacent(letter + 1) && text[letter + 1].kind == Kind::kDigits) return std::nullopt;
  if (beside_currency(text, index, letter + 1)) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kCode, text[index].value, index, letter + 1);
  if (text[letter].is(NumeralKind::kMoneyScale))
    reading.quantity.other = text[index].value * text[letter].numeral->value;
  return reading;
}

/// The value of a Roman numeral in capitals of Latin or look-alike Cyrillic letters; 0 when it is none.
int roman_value(std::string_view word) {
  constexpr std::size_t kLongest = 64;  // bytes; what is longer is no numeral, and would be more than an int holds
  if (word.size() > kLongest) return 0;
  struct Letter {
    char32_t latin, cyrillic;
    int value;
  };
  constexpr std::array<Letter, 6> kLetters{
      {{U'I', U'І', 1}, {U'V', U'V', 5}, {U'X', U'Х', 10}, {U'L', U'L', 50}, {U'C', U'С', 100}, {U'M', U'М', 1000}}};
  int total = 0, previous = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::next_code_point(word, at);
    const auto* letter = std::find_if(kLetters.begin(), kLetters.end(),
                                      [&](const Letter& known) { return c == known.latin || c == known.cyrillic; });
    if (letter == kLetters.end()) return total > 0 && text::is_lower(c) ? total : 0;  // "XIXe"
    total += letter->value - (letter->value > previous ? 2 * previous : 0);
    previous = letter->value;
  }
  return total;
}

bool is_century(const QuantityToken& token) noexcept {
  return token.kind == Kind::kWord && token.is(NumeralKind::kCentury);
}

}  // namespace

std::optional<Reading> read_code(const QuantityText& text, std::size_t index) {
  if (text[index].kind == Kind::kWord) return read_letters_first(text, index);
  return text[index].kind == Kind::kDigits ? read_digits_first(text, index) : std::nullopt;
}

std::optional<Reading> read_century(const QuantityText& text, std::size_t index) {
  if (text[index].kind != Kind::kWord || !text::is_upper(text[index].character)) return std::nullopt;
  const std::size_t next = index + 1;
  const bool range =
      text[next].kind == Kind::kOther && text[next + 1].kind == Kind::kWord && is_century(text[next + 2]);
  if (!is_century(text[next]) && !range && !(index > 0 && is_century(text[index - 1]))) return std::nullopt;
  const int value = roman_value(text.word(index));
  constexpr int kLastCentury = 30;
  if (value == 0 || value > kLastCentury) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kOrdinal, value, index, next);
  return reading;
}

}  // namespace tolmach::normalize::detail
