#include "normalize/detail/numbers/quantity_readers.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool names_fraction(const QuantityToken& token) noexcept {
  return token.kind == Kind::kWord && (token.is(NumeralKind::kFraction) || token.is(NumeralKind::kLoneFraction));
}

bool is_cardinal(const QuantityToken& token) noexcept {
  return token.is(NumeralKind::kCardinal) || token.is(NumeralKind::kOne);
}

/// A fraction from its parts; nothing where it would not be less than one. What is counted by the part may be called so
/// for another reason ("three quarters" of a year): the number of parts is the other reading.
std::optional<Reading> make_fraction(const QuantityText& text, double parts, double of, std::size_t index,
                                     std::size_t next) {
  if (parts <= 0 || parts >= of) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kNumber, parts / of, index, next);
  reading.quantity.in_words = true;
  if (parts > 1) reading.quantity.other = parts;
  return reading;
}

/// "two-thirds", "zwei Drittel", "a fifth of". One part that is named as an ordinal is one only where "of" follows.
std::optional<Reading> read_counted_parts(const QuantityText& text, std::size_t index) {
  constexpr double kMostParts = 19;
  if (!is_cardinal(text[index]) || text[index].numeral->value > kMostParts) return std::nullopt;
  std::size_t part = index + text[index].length;
  if (text[part].is_mark(U'-') && text.adjacent(part) && text.adjacent(part + 1)) ++part;
  if (!names_fraction(text[part])) return std::nullopt;
  const std::size_t next = part + text[part].length;
  const bool one = text[index].is(NumeralKind::kOne);
  if (one && text[part].is(NumeralKind::kOrdinal) && !text[next].is(NumeralKind::kOf)) return std::nullopt;
  return make_fraction(text, one ? 1 : text[index].numeral->value, text[part].numeral->value, index, next);
}

/// "üçte ikisi": the number of all parts, then that of those meant.
std::optional<Reading> read_whole_first(const QuantityText& text, std::size_t index) {
  const std::size_t parts = index + 1;
  if (!text[index].is(NumeralKind::kFractionFirst) || text[parts].kind != Kind::kWord || !is_cardinal(text[parts]))
    return std::nullopt;
  return make_fraction(text, text[parts].numeral->value, text[index].numeral->value, index, parts + 1);
}

/// "三分之二", "3分の2".
std::optional<Reading> read_marked_fraction(const QuantityText& text, std::size_t index) {
  constexpr int kMostParts = 20;
  constexpr char32_t kFirst = 0x3000;  // such marks are ideographs or Hangul
  if (text[index].kind == Kind::kDigits && text[index + 1].character < kFirst) return std::nullopt;
  const auto of = read_plain_integer(text, index);
  if (!of || of->value > kMostParts || text[of->next].character < kFirst || !text.adjacent(of->next))
    return std::nullopt;
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kFractionMark, text[of->next].span.begin, end) == nullptr) return std::nullopt;
  const auto parts = read_plain_integer(text, text.token_at(of->next, end));
  if (!parts) return std::nullopt;
  auto reading = make_fraction(text, parts->value, of->value, index, parts->next);
  if (reading) reading->quantity.in_words = parts->digits == 0;
  return reading;
}

}  // namespace

std::optional<Reading> read_fraction(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  if (token.kind != Kind::kWord) return read_marked_fraction(text, index);
  if (token.numeral == nullptr) return std::nullopt;
  if (auto reading = read_counted_parts(text, index)) return reading;
  if (auto reading = read_whole_first(text, index)) return reading;
  if (!token.is(NumeralKind::kLoneFraction)) return std::nullopt;
  return make_fraction(text, 1, token.numeral->value, index, index + token.length);
}

}  // namespace tolmach::normalize::detail
