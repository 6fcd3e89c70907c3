#pragma once

#include "check/detail/context.h"

namespace tolmach::check::detail {

/// How long a translation should be. The expected ratio comes from the two languages (`data/check/languages.tsv`) and
/// is drawn to the one of the documents' own one-to-one beads. Precondition: the context has a source.
class LengthBalance {
 public:
  explicit LengthBalance(const Context& context);

  /// By how many standard deviations a translation of `target` code points is too long (above 0) or too short (below 0)
  /// for a source of `source` code points.
  [[nodiscard]] double surplus(double source, double target) const noexcept;

 private:
  double expected_ = 0;  ///< natural log of target length by source length
};

/// The letters and digits of a piece of text, in code points: spaces and punctuation tell nothing.
[[nodiscard]] double length_of(std::string_view piece) noexcept;

/// A piece of one side that nothing on the other side seems to translate.
struct Leftover {
  text::Span piece;  ///< of the longer side's text
  double confidence = 0;
};

/// Looks for a sentence of the longer side whose removal brings the lengths into balance and that has no number or
/// written form in common with the other side. Spans are the two sides of a bead.
[[nodiscard]] std::optional<Leftover> find_leftover(const DocumentView& longer, text::Span longer_span,
                                                    const DocumentView& shorter, text::Span shorter_span, double sign,
                                                    const LengthBalance& balance);

}  // namespace tolmach::check::detail
