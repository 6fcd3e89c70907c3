#include <cmath>

#include "normalize/detail/numbers/digit_number.h"
#include "normalize/detail/numbers/number_ending.h"
#include "normalize/detail/numbers/quantity_readers.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

/// Adds up Han numerals: digits by place ("二〇二二") or with scales ("三百二十万"), also after digits ("3亿5000万").
class HanNumber {
 public:
  void add_digit(double digit) {
    number_ = by_place_ ? number_ * 10 + digit : digit;
    digits_ = by_place_ ? digits_ + 1 : 1;
    by_place_ = true;
  }
  void add_number(double value) {
    number_ = value;
    by_place_ = false;
    digits_ = 0;
  }
  bool add_scale(double scale) {
    const bool open = number_ >= 0;
    vague_ = vague_ || digits_ > 1;
    by_place_ = false;
    if (scale < 10000) {
      section_ += (open ? number_ : 1) * scale;
    } else if (open || section_ > 0) {
      const double section = section_ + (open ? number_ : 0);
      // "1万3千亿": what is smaller than a scale was counted in it.
      total_ = scale > last_myriad_ ? (total_ + section) * scale : total_ + section * scale;
      section_ = 0;
    } else if (total_ > 0) {
      total_ *= scale;
    } else {
      return false;
    }
    number_ = -1;
    last_scale_ = scale;
    if (scale >= 10000) last_myriad_ = scale;
    ++scales_;
    digits_ = 0;
    return true;
  }
  /// "三万五" is 35 000: a digit right after a scale stands for the next place.
  [[nodiscard]] double value() const {
    double rest = number_ < 0 ? 0 : number_;
    if (digits_ == 1 && last_scale_ >= 100) rest *= last_scale_ / 10;
    return total_ + section_ + rest;
  }
  /// "五六百": five or six hundred.
  [[nodiscard]] bool vague() const noexcept { return vague_; }
  /// The last scale that has a name of its own beside the thousands: 万, 억; 0 where there was none.
  [[nodiscard]] double last_myriad() const noexcept { return last_myriad_; }
  [[nodiscard]] int scales() const noexcept { return scales_; }

 private:
  double total_ = 0, section_ = 0, number_ = -1, last_scale_ = 0, last_myriad_ = 0;
  int digits_ = 0, scales_ = 0;
  bool by_place_ = false, vague_ = false;
};

bool is_numeral(const QuantityToken& token) noexcept {
  return token.kind == Kind::kNumeral && token.numeral != nullptr &&
         (token.numeral->is_scale() || token.is(NumeralKind::kCardinal));
}

struct HanRun {
  double value = 0;
  std::size_t next = 0;
  std::size_t characters = 0;
  std::size_t digits = 0;  ///< Han digits
  int scales = 0;
  bool ascii = false;  ///< begins with ordinary digits
  bool vague = false;
  bool decimal = false;  ///< has a word for the decimal mark: "四点九"
  double scale = 0;      ///< its last scale that has a name of its own beside the thousands; 0: it has none
};

/// No number has more characters than this; what is longer is no number.
constexpr std::size_t kLongestRun = 40;

/// A number without spaces, save between digits and their scale.
HanRun read_part(const QuantityText& text, std::size_t index) {
  HanNumber number;
  HanRun run{0, index};
  bool after_zero = false;
  while (run.characters < kLongestRun &&
         (run.next == index || text.adjacent(run.next) || (run.ascii && run.scales == 0))) {  // "1.25 亿"
    const QuantityToken& token = text[run.next];
    if (token.kind == Kind::kNumeral && token.is(NumeralKind::kCardinal)) {
      if (run.ascii && run.scales == 0) break;
      if (after_zero && number.scales() > 0)
        number.add_number(token.numeral->value);
      else
        number.add_digit(token.numeral->value);
      after_zero = token.numeral->value == 0;
      ++run.digits;
    } else if (token.kind == Kind::kNumeral && token.numeral != nullptr && token.numeral->is_scale()) {
      if (!number.add_scale(token.numeral->value)) break;
      after_zero = false;
      ++run.scales;
    } else if (token.kind == Kind::kDigits && (run.next == index || run.scales > 0)) {
      const DigitNumber digits = read_digits(text, run.next);
      number.add_number(digits.value);
      run.ascii = true;
      run.next = digits.next;
      ++run.characters;
      continue;
    } else {
      break;
    }
    ++run.next;
    ++run.characters;
  }
  run.value = number.value();
  run.scale = number.last_myriad();
  run.vague = number.vague();
  return run;
}

/// "1조 3천억", "3만 5000명": adds the part, in digits, that stands behind a space and is smaller than the scale before
/// it. One without a scale has all four digits, and is no year. @return false where there is none
bool add_part_behind_space(const QuantityText& text, HanRun& run) {
  constexpr std::uint32_t kAllDigits = 4;
  const QuantityToken& digits = text[run.next];
  if (run.scale <= 0 || digits.kind != Kind::kDigits || text.adjacent(run.next)) return false;
  const HanRun part = read_part(text, run.next);
  const bool plain = part.scales == 0 && digits.digits == kAllDigits && part.next == run.next + 1 &&
                     text.followed_by(NumeralKind::kYearMark, digits.span.end) == nullptr;
  if (part.value >= run.scale || (part.scales == 0 && !plain)) return false;
  run.value += part.value;
  run.next = part.next;
  run.scale = part.scale;
  return true;
}

HanRun read_run(const QuantityText& text, std::size_t index) {
  HanRun run = read_part(text, index);
  if (!run.ascii || !text.lexicon().spaced_parts()) return run;
  while (add_part_behind_space(text, run)) {
  }
  return run;
}

/// Takes the digits behind a word for the decimal mark, and the scale behind them, into a run: "四点九", "三点五万".
void read_decimals(const QuantityText& text, HanRun& run) {
  if (run.next >= text.size() || run.ascii || run.next == 0 || !text.adjacent(run.next)) return;
  std::uint32_t end = 0;
  if (text.followed_by(NumeralKind::kPoint, text[run.next].span.begin, end) == nullptr) return;
  std::size_t at = text.token_at(run.next, end);
  double place = 1, part = 0;
  while (text.adjacent(at) && text[at].kind == Kind::kNumeral && text[at].is(NumeralKind::kCardinal)) {
    place /= 10;
    part += text[at].numeral->value * place;
    ++at;
  }
  if (place == 1) return;
  run.value += part;
  run.decimal = true;
  while (text.adjacent(at) && text[at].kind == Kind::kNumeral && text[at].numeral != nullptr &&
         text[at].numeral->is_scale()) {
    run.value *= text[at].numeral->value;
    ++at;
  }
  run.next = at;
}

/// Whether the characters surely mean a number: 一, 十, 万 and the like stand in many words that count nothing.
bool sure(const QuantityText& text, std::size_t index, const HanRun& run) {
  std::uint32_t ignored = 0;
  if (run.vague) return false;
  if (run.ascii) return run.scales > 0;
  if (run.decimal) return true;
  if (run.next < text.size() && text.followed_by(NumeralKind::kAndHalf, text[run.next].span.begin) != nullptr)
    return true;
  if (text.preceded_by(NumeralKind::kOrdinalBefore, index, ignored)) return true;
  if (text.preceded_by(NumeralKind::kPercentBefore, index, ignored)) return true;
  if (text.preceded_by(NumeralKind::kIndefinite, index, ignored) && !text[index].space_before) return false;
  if (run.digits == 0) {
    const bool ten = text[index].is_mark(0) || text[index].numeral->value == 10;
    return ten && (run.characters > 1 || text.followed_by(NumeralKind::kCounter, text.end_before(run.next)));
  }
  if (run.characters == 1) {
    return run.value >= 2 && text.followed_by(NumeralKind::kCounter, text.end_before(run.next));
  }
  if (run.scales == 0) return run.digits == 4;
  return text[index].is(NumeralKind::kCardinal) || text[index].numeral->value == 10;
}

}  // namespace

std::optional<PlainInteger> read_plain_integer(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  constexpr double kLargest = 9999;
  if (token.kind == Kind::kDigits) {
    const DigitNumber number = read_digits(text, index);
    if (!number.plain || number.value > kLargest) return std::nullopt;
    return PlainInteger{static_cast<int>(number.value), number.digits, number.next};
  }
  if (token.kind != Kind::kNumeral || token.numeral == nullptr || token.numeral->value >= 10000) return std::nullopt;
  const HanRun run = read_run(text, index);
  if (run.ascii || run.next == index || run.value > kLargest) return std::nullopt;
  return PlainInteger{static_cast<int>(run.value), 0, run.next};
}

std::optional<Reading> read_han_number(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  if (token.kind != Kind::kNumeral && token.kind != Kind::kDigits) return std::nullopt;
  if (index > 0 && text.adjacent(index) && is_numeral(text[index - 1])) return std::nullopt;  // the rest of a vague one
  const bool begins = token.kind == Kind::kDigits || token.is(NumeralKind::kCardinal) ||
                      (token.numeral != nullptr && token.numeral->is_scale());
  if (!begins) return std::nullopt;
  if (token.kind == Kind::kDigits) {
    const std::size_t after = read_digits(text, index).next;
    if (text[after].kind != Kind::kNumeral || text[after].numeral == nullptr || !text[after].numeral->is_scale()) {
      return std::nullopt;
    }
  }
  HanRun run = read_run(text, index);
  if (run.next > index) read_decimals(text, run);
  if (run.next == index || !sure(text, index, run)) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kNumber, run.value, index, run.next);
  reading.quantity.in_words = !run.ascii;
  if (run.ascii) reading.scale = run.value / read_digits(text, index).value;
  std::uint32_t begin = 0;
  if (text.preceded_by(NumeralKind::kOrdinalBefore, index, begin)) {
    reading.quantity.kind = Quantity::Kind::kOrdinal;
    reading.quantity.span.begin = begin;
  }
  read_number_ending(text, index, reading);
  return reading;
}

}  // namespace tolmach::normalize::detail
