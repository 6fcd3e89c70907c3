#include "normalize/detail/numbers/number_builder.h"

#include <cmath>

namespace tolmach::normalize::detail {
namespace {

/// The part of a number below a thousand that a word fills: 7 leaves nothing free, 70 what is below ten, 700 below a
/// hundred.
double free_below(double value) noexcept {
  if (value < 20 || value != std::floor(value)) return 1;
  const auto whole = static_cast<long long>(value);
  if (whole % 100 == 0) return 100;
  return whole % 10 == 0 ? 10 : 1;
}

double thousands_below(double value) noexcept {
  double scale = 1000;
  while (scale * 1000 <= value) scale *= 1000;
  return scale;
}

}  // namespace

bool NumberBuilder::add_digits(double value) {
  if (ordinal_ || group_open_ || value >= last_scale_) return false;
  group_ = value;
  group_open_ = true;
  free_ = 0;
  digits_ = sure_ = true;
  ++parts_;
  return true;
}

bool NumberBuilder::add(const Numeral& numeral, bool after_and) {
  const bool sixth_and_thirtieth = ordinal_ && lexicon_->units_first() && after_and && group_ < 10 &&
                                   numeral.is(NumeralKind::kCardinal) && numeral.value < 100;
  const bool twentieth_first = ordinal_ && numeral.is(NumeralKind::kOrdinal) && group_ >= 20;
  if (ordinal_ && !sixth_and_thirtieth && !twentieth_first) return false;
  bool added = false;
  if (numeral.is(NumeralKind::kAndHalf)) return parts_ > 0 && add_part(0.5);
  if (numeral.is(NumeralKind::kHalf)) {
    added = add_half(after_and);
    sure_ = sure_ || (added && parts_ > 0 && value() > 1);
  } else if (numeral.is(NumeralKind::kOrdinal)) {
    added =
        numeral.value >= 1000 && group_open_ ? add_scale(numeral.value, false) : add_cardinal(numeral.value, after_and);
    ordinal_ = added;
    sure_ = sure_ || added;
  } else if (numeral.is_scale() || (numeral.is(NumeralKind::kShortScale) && digits_)) {
    added = add_scale(numeral.value, numeral.is(NumeralKind::kLoneScale));
  } else if (numeral.is(NumeralKind::kCardinal) || numeral.is(NumeralKind::kOne)) {
    added = add_cardinal(numeral.value, after_and);
    sure_ = sure_ || (added && (!numeral.is(NumeralKind::kOne) || parts_ > 0));
  }
  if (added) ++parts_;
  return added;
}

bool NumberBuilder::add_part(double part) {
  if (ordinal_ || value() != std::floor(value())) return false;
  if (!group_open_ && parts_ > 0) {
    total_ += last_scale_ * part;
  } else {
    group_ += part;
    group_open_ = true;
  }
  free_ = 0;
  sure_ = true;
  ++parts_;
  return true;
}

bool NumberBuilder::add_cardinal(double value, bool after_and) {
  if (digits_) return false;
  if (value >= 1000) {
    if (group_open_ || value >= last_scale_) return false;
    total_ += value;
    last_scale_ = thousands_below(value);
    return true;
  }
  if (value != std::floor(value) && group_open_) {
    const bool article = parts_ == 1 && !sure_;  // "une demi-heure"
    if (!article) return false;
    group_ = value;
    free_ = 0;
    return true;
  }
  const double rest = std::fmod(group_, 100);
  const bool sixty_eleven = lexicon_->vigesimal() && (rest == 60 || rest == 80) && value >= 10 && value < 20;
  const bool one_and_twenty =
      lexicon_->units_first() && after_and && rest >= 1 && rest < 10 && value >= 20 && value < 100 && free_ == 1;
  if (!(value < free_ || sixty_eleven || one_and_twenty)) return false;
  group_ += value;
  const bool open_ten = value == 10 && lexicon_->ten_with_units();
  free_ = one_and_twenty ? 0 : open_ten ? 10 : free_below(value);
  group_open_ = true;
  return true;
}

bool NumberBuilder::add_scale(double scale, bool lone) {
  if (scale >= 1000) return add_large_scale(scale, lone);
  if (!group_open_) {
    if (scale != 100) return false;
    if (parts_ > 0 && free_ != kNone) return false;
    group_ = scale;
    sure_ = sure_ || lone || parts_ > 0;
  } else {
    // "2 dozen", "5 hundred"; behind more digits tens and hundreds are vague: "In 2023 dozens of people".
    constexpr double kMostDigits = 10;
    if (digits_ ? group_ >= kMostDigits : group_ >= 100) return false;
    group_ *= scale;
    scale_ *= parts_ == 1 ? scale : 1;
    sure_ = true;
  }
  group_open_ = true;
  free_ = scale == 100 ? 100 : 0;
  return true;
}

bool NumberBuilder::add_large_scale(double scale, bool lone) {
  if (group_open_ && scale < last_scale_) {
    total_ += group_ * scale;
    sure_ = true;
  } else if (total_ + group_ > 0 && scale > last_scale_) {
    total_ = (total_ + group_) * scale;
    sure_ = true;
  } else if (parts_ == 0) {
    total_ = scale;
    sure_ = lone;
  } else {
    return false;
  }
  if (parts_ <= 2) scale_ *= scale;
  group_ = 0;
  group_open_ = false;
  free_ = kNone;
  last_scale_ = scale;
  return true;
}

bool NumberBuilder::add_half(bool after_and) {
  if (!group_open_ && parts_ > 0) {
    if (!after_and) return false;
    total_ += last_scale_ / 2;  // "a million and a half"
    halved_ = true;
    return true;
  }
  const bool article = parts_ == 1 && !sure_ && !after_and;  // "eine halbe Million"
  group_ = article ? 0.5 : group_ + 0.5;
  group_open_ = true;
  free_ = 0;
  return true;
}

}  // namespace tolmach::normalize::detail
