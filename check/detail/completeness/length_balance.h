#pragma once

#include <string_view>

namespace tolmach::check::detail {

class Context;

/// How long a translation should be. The expected ratio comes from the two languages (`data/check/languages.tsv`) and
/// is drawn to the one of the documents' own one-to-one beads. Precondition: the context has a source.
class LengthBalance {
 public:
  explicit LengthBalance(const Context& context);

  /// By how many standard deviations a translation of length `target` is too long (above 0) or too short (below 0)
  /// for a source of length `source`.
  [[nodiscard]] double surplus(double source, double target) const noexcept;
  /// The standard deviation of the logarithm of the lengths' ratio.
  [[nodiscard]] double deviation(double source, double target) const noexcept;

 private:
  double expected_ = 0;  ///< natural log of target length by source length
  double spread_ = 1;    ///< of the two languages
};

/// The letters and digits of a piece of text: spaces and punctuation tell nothing. Ideographs and syllables count for
/// more, since they say more.
[[nodiscard]] double length_of(std::string_view piece) noexcept;

}  // namespace tolmach::check::detail
