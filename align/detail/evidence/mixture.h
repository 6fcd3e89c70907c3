#pragma once

#include <array>

#include "align/detail/side.h"

namespace tolmach::align::detail {

/// How often a token of each class has a counterpart that the word evidence can see: the weight of "translated" against
/// "background" in p(token | other side) = (1 − λ) · p(token) + λ · Σ t / words. Re-estimated by
/// expectation–maximisation, so that evidence which does not hold for a pair of documents loses its say.
class MixtureWeights {
 public:
  [[nodiscard]] double of(TokenClass kind) const noexcept { return weights_[static_cast<std::size_t>(kind)]; }

  /// A token stood in a bead of probability `weight`.
  void see(TokenClass kind, double weight) noexcept { seen_[static_cast<std::size_t>(kind)] += weight; }
  /// A token was explained; `weight` is the bead's probability times the share of the explanation.
  void explain(TokenClass kind, double weight) noexcept { explained_[static_cast<std::size_t>(kind)] += weight; }
  void reestimate() noexcept;

 private:
  std::array<double, kTokenClasses> weights_{0.25, 0.35, 0.60, 0.65, 0.50};
  std::array<double, kTokenClasses> explained_{}, seen_{};
};

}  // namespace tolmach::align::detail
