#pragma once

#include <cstdint>
#include <optional>

#include "check/detail/completeness/coverage.h"
#include "check/detail/completeness/length_balance.h"
#include "check/detail/context.h"

namespace tolmach::check::detail {

/// A part of one side of a bead that the other side does not seem to have.
struct Leftover {
  text::Span piece;       ///< of the text that has too much
  std::uint32_t gap = 0;  ///< where it should stand in the other text
  double confidence = 0;  ///< probability that something is missing or added, 0 to 1
};

/// Whether a bead's sides say equally much, by all that tells of it: the lengths, the number of sentences and clauses,
/// and which words have nothing on the other side. Precondition: the context has a source.
class Completeness {
 public:
  /// @param least_confidence a leftover with less may be passed by
  Completeness(const Context& context, double least_confidence);

  /// A part of the source that the target lacks.
  [[nodiscard]] std::optional<Leftover> missing(const align::Bead& bead) const;
  /// A part of the target that the source lacks.
  [[nodiscard]] std::optional<Leftover> added(const align::Bead& bead) const;

 private:
  const Context& context_;
  const LengthBalance& balance_;
  double least_confidence_;
};

}  // namespace tolmach::check::detail
