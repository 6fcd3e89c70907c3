#include "normalize/detail/numbers/number_phrase.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/detail/numbers/digit_number.h"
#include "normalize/detail/numbers/number_builder.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

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
    if (!text_[at].compound) return false;
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

}  // namespace

bool is_hyphen(const QuantityToken& token) noexcept {
  return token.is_mark(U'-') || token.is_mark(0x2011);
}

std::optional<Reading> read_phrase(const QuantityText& text, std::size_t index) {
  return PhraseReader(text, index).read();
}
}  // namespace tolmach::normalize::detail
