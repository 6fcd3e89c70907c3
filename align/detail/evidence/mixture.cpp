#include "align/detail/evidence/mixture.h"

#include <algorithm>

namespace tolmach::align::detail {

void MixtureWeights::reestimate() noexcept {
  constexpr double kPriorTokens = 20;
  for (std::size_t kind = 0; kind < kTokenClasses; ++kind) {
    weights_[kind] =
        std::clamp((explained_[kind] + kPriorTokens * weights_[kind]) / (seen_[kind] + kPriorTokens), 0.02, 0.9);
    explained_[kind] = seen_[kind] = 0;
  }
}

}  // namespace tolmach::align::detail
