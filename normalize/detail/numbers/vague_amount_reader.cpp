#include "normalize/detail/numbers/quantity_readers.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_scale(const QuantityToken& token) noexcept {
  return token.kind == Kind::kNumeral && token.numeral != nullptr && token.numeral->is_scale();
}

bool follows_numeral(const QuantityText& text, std::size_t index) noexcept {
  return index > 0 && text.adjacent(index) && (is_scale(text[index - 1]) || text[index - 1].is(NumeralKind::kCardinal));
}

/// "数十万", "何千": Han scales behind a character that says "some", each multiplying the others.
std::optional<Reading> read_vague_scales(const QuantityText& text, std::size_t index) {
  std::uint32_t ignored = 0;
  if (!is_scale(text[index]) || follows_numeral(text, index) ||
      !text.preceded_by(NumeralKind::kIndefinite, index, ignored))
    return std::nullopt;
  double value = 1;
  std::size_t next = index;
  while (is_scale(text[next]) && (next == index || text.adjacent(next))) value *= text[next++].numeral->value;
  return make_reading(text, Quantity::Kind::kNumber, value, index, next);
}

}  // namespace

std::optional<Reading> read_vague_amount(const QuantityText& text, std::size_t index) {
  constexpr double kHalf = 0.5;
  const QuantityToken& token = text[index];
  if (token.kind == Kind::kWord) {
    const bool half = token.is(NumeralKind::kLoneHalf);
    if (!half && !token.is(NumeralKind::kVague)) return std::nullopt;
    return make_reading(text, Quantity::Kind::kNumber, half ? kHalf : token.numeral->value, index,
                        index + token.length);
  }
  if (token.kind != Kind::kNumeral) return std::nullopt;
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kLoneHalf, token.span.begin, end) != nullptr)
    return make_reading(text, Quantity::Kind::kNumber, kHalf, index, text.token_at(index, end));
  return read_vague_scales(text, index);
}

}  // namespace tolmach::normalize::detail
