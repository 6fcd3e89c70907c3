#pragma once

namespace tolmach::align::detail {

/// How long a translation is: the target's length is normal around ratio · source length, with a variance that grows
/// with the length (Gale and Church 1993). Lengths are characters without white space.
class LengthModel {
 public:
  LengthModel(double source_total, double target_total);

  /// log of the odds of the two lengths belonging together against their being any two lengths.
  [[nodiscard]] double score(double source, double target) const noexcept;

  /// Collects linked pairs, each with its probability; reestimate() then fits ratio and variance to them.
  void observe(double source, double target, double weight) noexcept;
  void reestimate() noexcept;

 private:
  double ratio_;
  double variance_;  ///< per character
  double source_sum_ = 0, target_sum_ = 0, squares_ = 0, lengths_ = 0;
};

}  // namespace tolmach::align::detail
