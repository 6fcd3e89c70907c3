#pragma once

#include <array>

#include "align/detail/final_mark.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// How the final marks of two sides go together: a question mostly stays a question, a heading a heading. Begins with
/// "the same in three of four" and is re-estimated, so that marks which a pair of languages uses differently lose their
/// say.
class EndModel {
 public:
  explicit EndModel(const Side& target);

  /// log of the odds of two final marks belonging together against their meeting by chance, with a weight below one:
  /// marks inside are counted among the words.
  [[nodiscard]] double score(FinalMark source, FinalMark target) const noexcept;

  /// Collects links, each with its probability; reestimate() then fits the model to them.
  void observe(FinalMark source, FinalMark target, double weight) noexcept;
  void reestimate() noexcept;

 private:
  using Row = std::array<double, kFinalMarks>;
  [[nodiscard]] double prior(std::size_t source, std::size_t target) const noexcept;

  Row target_share_{};                       ///< of all target rows
  std::array<Row, kFinalMarks> together_{};  ///< p(target | source)
  std::array<Row, kFinalMarks> counts_{};
};

}  // namespace tolmach::align::detail
