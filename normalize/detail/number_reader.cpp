#include <algorithm>
#include <cmath>

#include "normalize/detail/digit_number.h"
#include "normalize/detail/number_builder.h"
#include "normalize/detail/quantity_readers.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_hyphen(const QuantityToken& token) noexcept {
  return token.is_mark(U'-') || token.is_mark(0x2011);
}

bool is_currency(char32_t c) noexcept {
  return c == U'$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xFFE5 || c == 0xFF04;
}

bool is_percent_sign(char32_t c) noexcept {
  return c == U'%' || c == 0x066A || c == 0xFF05;
}

double vulgar_fraction(char32_t c) noexcept {
  switch (c) {
    case U'½':
      return 0.5;
    case U'¼':
      return 0.25;
    case U'¾':
      return 0.75;
    case U'⅓':
      return 1.0 / 3;
    case U'⅔':
      return 2.0 / 3;
    case U'⅛':
      return 0.125;
    default:
      return 0;
  }
}

bool is_scale_word(const Numeral& numeral) noexcept {
  return numeral.is_scale() || numeral.is(NumeralKind::kShortScale) ||
         (numeral.is(NumeralKind::kOrdinal) && numeral.value >= 1000);
}

/// Whether a word is a number, or the article or scale that one may begin with.
bool starts_number_word(const QuantityToken& token) noexcept {
  return token.numeral != nullptr &&
         (token.is(NumeralKind::kOne) || token.is(NumeralKind::kCardinal) || token.numeral->is_scale());
}

/// Reads as many tokens as make one number, from digits or words on.
class PhraseReader {
 public:
  PhraseReader(const QuantityText& text, std::size_t index)
      : text_(text), begin_(index), next_(index), builder_(text.lexicon()) {}

  std::optional<Reading> read() {
    if (text_[begin_].kind == Kind::kDigits ? !take_digits() : !take_word(begin_, false)) return std::nullopt;
    while (take_more()) {
    }
    take_decimals();
    take_part_behind_noun();
    const bool percentage = begin_ > 0 && text_[begin_ - 1].is(NumeralKind::kPercentBefore);
    if (!builder_.sure() && !percentage) return std::nullopt;
    Reading reading = make_reading(text_, builder_.ordinal() ? Quantity::Kind::kOrdinal : Quantity::Kind::kNumber,
                                   builder_.value(), begin_, next_);
    reading.quantity.in_words = builder_.in_words();
    reading.scale = builder_.scale();
    if (next_ == digits_.next) {
      reading.quantity.other = digits_.other;
    } else if (digits_.other) {
      reading.quantity.other = *digits_.other * (builder_.value() / digits_.value);
    }
    return reading;
  }

  [[nodiscard]] const DigitNumber& digits() const noexcept { return digits_; }

 private:
  bool take_digits() {
    digits_ = read_digits(text_, begin_);
    double value = digits_.value;
    next_ = digits_.next;
    if (const double fraction = vulgar_fraction(text_[next_].character); fraction > 0) {
      value += fraction;
      ++next_;
    } else if (const double parts = typed_fraction(); parts > 0) {
      value += parts;
      next_ += 3;
    }
    return builder_.add_digits(value);
  }

  /// The half of "1 1/2": a space, two small numbers and a stroke; 0 where no such fraction follows a whole number.
  [[nodiscard]] double typed_fraction() const {
    constexpr double kMostParts = 64;
    const bool whole = next_ == begin_ + 1 && next_ + 2 < text_.size();
    if (!whole || text_.adjacent(next_) || !text_.adjacent(next_ + 1) || !text_.adjacent(next_ + 2)) return 0;
    const QuantityToken& part = text_[next_];
    const QuantityToken& parts = text_[next_ + 2];
    if (part.kind != Kind::kDigits || !text_[next_ + 1].is_mark(U'/') || parts.kind != Kind::kDigits) return 0;
    const bool date = text_[next_ + 3].is_mark(U'/') && text_.adjacent(next_ + 3);
    return !date && part.value > 0 && part.value < parts.value && parts.value <= kMostParts ? part.value / parts.value
                                                                                            : 0;
  }

  /// The next token that can go on with the number; also behind a hyphen ("twenty-two", "2-million").
  [[nodiscard]] std::size_t following() const {
    const bool hyphen = is_hyphen(text_[next_]) && text_.adjacent(next_) && text_.adjacent(next_ + 1);
    return hyphen ? next_ + 1 : next_;
  }

  bool take_more() {
    const std::size_t at = following();
    const QuantityToken& token = text_[at];
    if (token.kind == Kind::kDigits) return take_smaller_digits(at);
    if (token.kind != Kind::kWord) return false;
    if (take_word(at, token.joined)) return true;
    return token.is(NumeralKind::kAnd) && !builder_.ordinal() && take_after_and(at + token.length);
  }

  /// "and" belongs to the number only if what follows it does: not in "between two thousand and three thousand".
  bool take_after_and(std::size_t at) {
    if (at < text_.size() && text_[at].is(NumeralKind::kOne)) {
      if (text_[at + 1].is(NumeralKind::kHalf)) ++at;
      if (text_[at + 1].is(NumeralKind::kFraction)) return take_part(at);
    } else if (number_of_parts(at) > 0) {
      return take_part(at);
    }
    if (text_[at].kind != Kind::kWord) return false;
    const NumberBuilder before = builder_;
    const std::size_t next_before = next_;
    if (!take_word(at, true)) return false;
    const QuantityToken& after = text_[following()];
    NumberBuilder trial = builder_;
    const bool scale_follows = after.kind == Kind::kWord && after.numeral != nullptr && is_scale_word(*after.numeral);
    if (scale_follows && !trial.add(*after.numeral, false)) {
      builder_ = before;
      next_ = next_before;
      return false;
    }
    return true;
  }

  /// What a token is a part of one: a half, a third, a quarter; 0 for what is none, or may be an ordinal as well and
  /// has no article before it.
  [[nodiscard]] static double part_of_one(const QuantityToken& token, bool after_article) noexcept {
    if (token.is(NumeralKind::kHalf)) return 0.5;
    const bool fraction = token.is(NumeralKind::kFraction) || token.is(NumeralKind::kLoneFraction);
    return fraction && (after_article || !token.is(NumeralKind::kOrdinal)) ? 1 / token.numeral->value : 0;
  }

  /// How many thirds, quarters … are counted at a token, in words; 0 where none are.
  [[nodiscard]] double number_of_parts(std::size_t at) const {
    const QuantityToken& token = text_[at];
    const bool counted = token.kind == Kind::kWord && !token.joined && token.is(NumeralKind::kCardinal);
    return counted && text_[at + token.length].is(NumeralKind::kFraction) ? token.numeral->value : 0;
  }

  /// "and a quarter", "y cuarto", "et deux tiers" right behind the number. `at`: the token behind "and", or the one
  /// that it is joined to.
  bool take_part(std::size_t at) {
    const bool article = !text_[at].joined && text_[at].is(NumeralKind::kOne);
    const double parts = article ? 1 : number_of_parts(at);
    if (parts == 0 && text_.lexicon().parts_take_article()) return false;
    const std::size_t part_at = parts > 0 ? at + text_[at].length : at;
    const double part =
        std::max(parts, 1.0) * part_of_one(text_[part_at], parts > 0 || !text_.lexicon().parts_take_article());
    if (part >= 1) return false;
    const std::size_t after = part_at + text_[part_at].length;
    const bool goes_on = (is_hyphen(text_[after]) && text_.adjacent(after)) ||
                         (text_[after].kind == Kind::kWord && starts_number_word(text_[after]));
    if (part == 0 || goes_on || !builder_.add_part(part)) return false;
    next_ = after;
    return true;
  }

  /// "two hours and a half", "tres horas y media": what is counted stands between the number and the half.
  void take_part_behind_noun() {
    if (builder_.empty() || builder_.ordinal() || builder_.scale() != 1) return;
    std::size_t noun = next_;
    const bool elided = text_[noun].is_mark(U'\'') || text_[noun].is_mark(0x2019);  // "un'ora e mezza"
    if (elided) ++noun;
    if (text_[noun].kind != Kind::kWord || (text_[noun].numeral != nullptr && !text_[noun].is(NumeralKind::kClock)))
      return;
    const QuantityToken& and_word = text_[noun + 1];
    if (and_word.joined) {
      take_part(noun + 1);
    } else if (and_word.is(NumeralKind::kAnd)) {
      take_part(noun + 1 + and_word.length);
    }
  }

  /// "four point nine": digits behind a word for the decimal mark. A lone "one" before it must be a number for another
  /// reason: a scale or percentage behind it.
  void take_decimals() {
    if (builder_.empty() || builder_.ordinal() || !builder_.in_words() || !text_[next_].is(NumeralKind::kPoint)) return;
    std::size_t at = next_ + 1;
    double part = 0, place = 1;
    while (text_[at].kind == Kind::kWord && (text_[at].is(NumeralKind::kCardinal) || text_[at].is(NumeralKind::kOne)) &&
           text_[at].numeral->value < 10) {
      place /= 10;
      part += text_[at].numeral->value * place;
      at += text_[at].length;
    }
    const QuantityToken& after = text_[at];
    const bool scaled = after.kind == Kind::kWord && after.numeral != nullptr && after.numeral->is_scale();
    if (place == 1 || (!builder_.sure() && !scaled && !after.is(NumeralKind::kPercent))) return;
    if (!builder_.add_part(part)) return;
    next_ = at;
    if (scaled && builder_.add(*after.numeral, false)) next_ += after.length;
  }

  /// "2 million 300 thousand"
  bool take_smaller_digits(std::size_t at) {
    if (at != next_ || builder_.scale() < 1000) return false;
    const DigitNumber smaller = read_digits(text_, at);
    const QuantityToken& scale = text_[smaller.next];
    if (scale.kind != Kind::kWord || scale.numeral == nullptr || !is_scale_word(*scale.numeral)) return false;
    NumberBuilder trial = builder_;
    const double before = trial.value();
    if (!trial.add_digits(smaller.value) || !trial.add(*scale.numeral, false)) return false;
    if (trial.value() > before * 2) return false;
    builder_ = trial;
    next_ = smaller.next + scale.length;
    return true;
  }

  bool take_word(std::size_t at, bool after_and) {
    const QuantityToken& token = text_[at];
    if (token.kind != Kind::kWord) return false;
    if (token.numeral == nullptr) return take_compound(at, after_and);
    if (at > begin_ && token.numeral->is(NumeralKind::kOne) && text_[at - 1].is(NumeralKind::kHalf)) {
      const Numeral* scale = text_[at + token.length].numeral;
      if (scale == nullptr || !scale->is_scale()) return false;
      next_ = at + token.length;  // "half a million"
      return true;
    }
    if (builder_.repeats_halved(*token.numeral)) {
      next_ = at + token.length;
      return false;
    }
    if (!builder_.add(*token.numeral, after_and)) return after_and && at > begin_ && take_part(at);
    next_ = at + token.length;
    return true;
  }

  bool take_compound(std::size_t at, bool after_and) {
    const NumeralLexicon& lexicon = text_.lexicon();
    if (!lexicon.compounds()) return false;
    std::string folded;
    lexicon.fold_word(text_.word(at), folded);
    NumberBuilder trial = builder_;
    bool joined = after_and;
    const std::vector<const Numeral*> parts = lexicon.split_compound(folded);
    for (const Numeral* part : parts) {
      if (part->is(NumeralKind::kAnd) && !joined) {
        joined = true;
        continue;
      }
      if (!trial.add(*part, joined)) return false;
      joined = false;
    }
    if (parts.empty() || joined || !trial.sure()) return false;
    builder_ = trial;
    next_ = at + 1;
    return true;
  }

  const QuantityText& text_;
  std::size_t begin_, next_;
  NumberBuilder builder_;
  DigitNumber digits_;
};

/// "$3m" is three million, "400m" more probably metres.
void read_money_scale(const QuantityText& text, std::size_t index, Reading& reading) {
  const QuantityToken& token = text[reading.next];
  if (token.kind != Kind::kWord || !token.is(NumeralKind::kMoneyScale)) return;
  const bool money = beside_currency(text, index, reading.next + 1);
  if (!text.adjacent(reading.next) && !money) return;
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

/// "1990s" means the decade and "90s" may: their second readings are 90 and 1990.
void read_decade(Reading& reading) {
  const double value = reading.quantity.value;
  if (std::fmod(value, 10) != 0) return;
  if (value >= 1100 && value <= 2100) {
    reading.quantity.kind = Quantity::Kind::kYear;
    reading.quantity.other = std::fmod(value, 100);
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

/// "a century": a hundred years.
std::optional<Reading> read_one_century(const QuantityText& text, std::size_t index) {
  const std::size_t noun = index + 1;
  if (!text[index].is(NumeralKind::kOne) || text[noun].kind != Kind::kWord || !text[noun].is(NumeralKind::kCentury))
    return std::nullopt;
  constexpr double kYears = 100;
  Reading reading = make_reading(text, Quantity::Kind::kNumber, kYears, index, noun + 1);
  reading.quantity.in_words = true;
  return reading;
}

bool starts_number(const QuantityToken& token) noexcept {
  if (token.kind == Kind::kDigits) return true;
  if (token.kind != Kind::kWord) return false;
  return token.numeral == nullptr || token.is(NumeralKind::kCardinal) || token.is(NumeralKind::kOne) ||
         token.is(NumeralKind::kOrdinal) || token.is(NumeralKind::kHalf) || token.numeral->is_scale();
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

constexpr char32_t kFirstKana =
    0x3000;  ///< kana and ideographs are tokens of one character, whose words are spelled out

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

/// "for a second": a unit of time that is called as an ordinal is, and may be meant behind an article.
bool may_be_unit(const QuantityText& text, std::size_t index, const Reading& reading) {
  return reading.next == index + 1 && text[index].is(NumeralKind::kUnitToo) && index > 0 &&
         text[index - 1].is(NumeralKind::kOne);
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

std::optional<Reading> read_number(const QuantityText& text, std::size_t index) {
  if (auto decade = read_decade_word(text, index)) return decade;
  if (!starts_number(text[index])) return std::nullopt;
  if (auto century = read_one_century(text, index)) return century;
  auto reading = PhraseReader(text, index).read();
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
  }
  return reading;
}

}  // namespace tolmach::normalize::detail
