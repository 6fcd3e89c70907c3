#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "align/detail/evidence/row_marks.h"

namespace tolmach::align::detail {

/// How a mark that rows bear goes together on two sides: a question mostly stays a question, a heading a heading.
/// Begins with "the same in three of four" and is re-estimated, so that marks which a pair of languages uses
/// differently lose their say.
class MarkModel {
 public:
  /// @param target_marks the mark of each target row, below kMostMarks
  /// @param weight of the evidence, below one where other evidence tells of the same
  MarkModel(const std::vector<std::size_t>& target_marks, double weight);

  /// log of the odds of two marks belonging together against their meeting by chance, times the weight.
  [[nodiscard]] double score(std::size_t source, std::size_t target) const noexcept { return scores_[source][target]; }

  /// Collects links, each with its probability; reestimate() then fits the model to them.
  void observe(std::size_t source, std::size_t target, double weight) noexcept { counts_[source][target] += weight; }
  void reestimate() noexcept;

 private:
  using Row = std::array<double, kMostMarks>;
  [[nodiscard]] double prior(std::size_t source, std::size_t target) const noexcept;

  double weight_;
  Row target_share_{};                    ///< of all target rows
  std::array<Row, kMostMarks> scores_{};  ///< weight · log p(target | source) / p(target)
  std::array<Row, kMostMarks> counts_{};
};

}  // namespace tolmach::align::detail
