#pragma once

#include <limits>

#include "normalize/detail/numbers/numeral_lexicon.h"

namespace tolmach::normalize::detail {

/// Adds up the words of one number from left to right: "two hundred and five thousand", "сто двадцать третий", "zwei
/// und zwanzig". What doesn't fit is refused and leaves the number as it was.
class NumberBuilder {
 public:
  explicit NumberBuilder(const NumeralLexicon& lexicon) : lexicon_(&lexicon) {}

  /// A number in digits, at the beginning or after a larger scale.
  bool add_digits(double value);
  /// A word. `after_and`: "and" stands before it.
  bool add(const Numeral& numeral, bool after_and);
  /// A part of one that is said behind the number: "two and a half", "three and a quarter", "four point nine". What was
  /// a lone "one" is a number then.
  bool add_part(double part);
  /// Whether the scale is named again of which a half was added last: "مليار ونصف المليار".
  [[nodiscard]] bool repeats_halved(const Numeral& numeral) const noexcept {
    return halved_ && numeral.is_scale() && numeral.value == last_scale_;
  }

  [[nodiscard]] bool empty() const noexcept { return parts_ == 0; }
  [[nodiscard]] double value() const noexcept { return total_ + group_; }
  /// Whether it surely is a number: not a lone "one", nor a lone indefinite scale.
  [[nodiscard]] bool sure() const noexcept { return sure_; }
  [[nodiscard]] bool ordinal() const noexcept { return ordinal_; }
  [[nodiscard]] bool in_words() const noexcept { return !digits_; }
  /// The product of the scales that the first part was multiplied with; 1 without.
  [[nodiscard]] double scale() const noexcept { return scale_; }

 private:
  bool add_cardinal(double value, bool after_and);
  bool add_scale(double scale, bool lone);
  bool add_large_scale(double scale, bool lone);
  bool add_half(bool after_and);

  static constexpr double kNone = std::numeric_limits<double>::infinity();

  const NumeralLexicon* lexicon_;
  double total_ = 0;           ///< what the large scales closed
  double group_ = 0;           ///< the part below the next large scale
  double free_ = kNone;        ///< what may be added to the group must be below it
  double last_scale_ = kNone;  ///< the next large scale must be below it
  double scale_ = 1;
  int parts_ = 0;
  bool sure_ = false, ordinal_ = false, digits_ = false, group_open_ = false, halved_ = false;
};

}  // namespace tolmach::normalize::detail
