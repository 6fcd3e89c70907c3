#pragma once

#include "align/detail/side.h"

namespace tolmach::align::detail {

/// Whether a bead that begins a paragraph on one side does so on the other; re-estimated like the lengths.
class ParagraphModel {
 public:
  ParagraphModel(const Side& source, const Side& target);

  /// log of p(target begins | source begins) / p(target begins).
  [[nodiscard]] double score(bool source_begins, bool target_begins) const noexcept;
  /// log-price of a paragraph break inside a bead, for the side's share of rows that begin one.
  [[nodiscard]] double source_break() const noexcept { return source_break_; }
  [[nodiscard]] double target_break() const noexcept { return target_break_; }

  void observe(bool source_begins, bool target_begins, double weight) noexcept;
  void reestimate() noexcept;

 private:
  double target_share_;                ///< of target rows that begin a paragraph
  double given_begin_, given_inside_;  ///< p(target begins | source begins / does not)
  double source_break_, target_break_;
  double counts_[2][2] = {};  // NOLINT(modernize-avoid-c-arrays): a 2×2 table
};

}  // namespace tolmach::align::detail
