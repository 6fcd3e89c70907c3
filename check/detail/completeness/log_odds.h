#pragma once

#include <algorithm>
#include <cmath>

namespace tolmach::check::detail {

/// The log odds of a probability; certainties count as one in a million against.
[[nodiscard]] inline double log_odds(double probability) noexcept {
  constexpr double kLeast = 1e-6;
  const double p = std::clamp(probability, kLeast, 1 - kLeast);
  return std::log(p / (1 - p));
}

}  // namespace tolmach::check::detail
