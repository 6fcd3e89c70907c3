#include "normalize/detail/numbers/number_ending.h"

#include <cmath>

#include "normalize/detail/numbers/decade_reader.h"
#include "normalize/detail/numbers/number_phrase.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_percent_sign(char32_t c) noexcept {
  return c == U'%' || c == 0x066A || c == 0xFF05;
}

/// Takes a word in kana or ideographs for per cent, or for tens of them: "パーセント", "3割", "三成".
bool read_kana_percent(const QuantityText& text, Reading& reading) {
  constexpr int kMostCharacters = 5;
  const QuantityToken& token = text[reading.next];
  std::uint32_t end = 0;
  if (token.character < kFirstKana || text.followed_by(NumeralKind::kNotPercent, token.span.begin) != nullptr)
    return false;
  const Numeral* word = text.followed_by(NumeralKind::kPercent, token.span.begin, end, kMostCharacters);
  if (word == nullptr) return false;
  if (word->value > 0) reading.quantity.value *= word->value;
  reading.next = text.token_at(reading.next, end);
  return true;
}

/// "３時間半", "两年半", "三个半小时": what stands right behind the number and adds a half to it.
void read_half_behind(const QuantityText& text, Reading& reading) {
  const QuantityToken& token = text[reading.next];
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kAndHalf, token.span.begin, end) == nullptr) return;
  reading.quantity.value += 0.5;
  reading.next = text.token_at(reading.next, end);
}

/// "9秒58": the unit stands where the decimal mark would.
void read_decimals_behind_unit(const QuantityText& text, Reading& reading) {
  const QuantityToken& token = text[reading.next];
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kPointUnit, token.span.begin, end) == nullptr) return;
  const std::size_t at = text.token_at(reading.next, end);
  const QuantityToken& decimals = text[at];
  constexpr std::uint32_t kMostDigits = 3;
  const bool whole = reading.quantity.value == std::floor(reading.quantity.value);
  if (!whole || !text.adjacent(at) || decimals.kind != Kind::kDigits || decimals.digits > kMostDigits) return;
  reading.quantity.value += decimals.value / std::pow(10.0, decimals.digits);
  reading.next = at + 1;
}

/// "ヘンリー8世": the number of a king, for which others write a Roman numeral or a word.
void read_regnal(const QuantityText& text, Reading& reading) {
  const std::uint32_t begin = text[reading.next].span.begin;
  if (text.followed_by(NumeralKind::kRegnal, begin) == nullptr ||
      text.followed_by(NumeralKind::kCentury, begin) != nullptr)
    return;
  reading.quantity.kind = Quantity::Kind::kOrdinal;
  reading.quantity.in_words = true;
}

}  // namespace

void read_number_ending(const QuantityText& text, std::size_t index, Reading& reading) {
  if (text[reading.next].character >= kFirstKana && text.adjacent(reading.next)) {
    read_half_behind(text, reading);
    read_decimals_behind_unit(text, reading);
    read_regnal(text, reading);
  }
  Quantity& quantity = reading.quantity;
  std::uint32_t ignored = 0;
  const QuantityToken& token = text[reading.next];
  const bool sign_before =
      index > 0 && text[index - 1].kind == Kind::kOther && is_percent_sign(text[index - 1].character);
  if (token.kind == Kind::kOther && is_percent_sign(token.character)) {
    quantity.percent = true;
    ++reading.next;
  } else if (token.kind == Kind::kWord && token.is(NumeralKind::kPercent)) {
    quantity.percent = true;
    reading.next += token.length;
  } else if (read_kana_percent(text, reading) || sign_before ||
             (index > 0 && text[index - 1].is(NumeralKind::kPercentBefore)) ||
             text.preceded_by(NumeralKind::kPercentBefore, index, ignored)) {
    quantity.percent = true;
  } else if (text.adjacent(reading.next) && text.followed_by(NumeralKind::kDecadeSuffix, token.span.begin)) {
    read_decade(reading);
  } else if (text.adjacent(reading.next) && token.kind != Kind::kOther && token.is(NumeralKind::kOrdinalSuffix)) {
    quantity.kind = Quantity::Kind::kOrdinal;
    ++reading.next;
  } else if (text.adjacent(reading.next) && is_hyphen(token) &&
             text[reading.next + 1].is(NumeralKind::kOrdinalSuffix)) {
    quantity.kind = Quantity::Kind::kOrdinal;
    reading.next += 2;
    read_decade(reading);
  } else if (text.adjacent(reading.next) && token.is_mark(U'.') && text.lexicon().ordinal_dot() && !quantity.in_words &&
             text[reading.next - 1].kind == Kind::kDigits && text[reading.next + 1].kind == Kind::kWord &&
             (text::is_lower(text[reading.next + 1].character) || text[reading.next + 1].is(NumeralKind::kCentury))) {
    quantity.kind = Quantity::Kind::kOrdinal;
  }
  if (!quantity.percent) quantity.span.end = text.end_before(reading.next);
}

}  // namespace tolmach::normalize::detail
