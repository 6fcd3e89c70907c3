#include "align/detail/evidence/bead_shapes.h"

#include <algorithm>
#include <cmath>

namespace tolmach::align::detail {
namespace {

constexpr double kDeletion = 0.03;
constexpr double kLeastDeletion = 0.005;
constexpr double kMostDeletion = 0.05;
constexpr double kSwap = 0.004;
constexpr double kPseudoCount = 20;

}  // namespace

std::vector<BeadShape> make_shapes(unsigned max_side) {
  std::vector<BeadShape> shapes;
  for (unsigned source = 0; source <= max_side; ++source) {
    for (unsigned target = 0; target <= max_side; ++target) {
      const unsigned sum = source + target;
      const bool deletion = source == 0 || target == 0;
      if (sum == 0 || (deletion && sum > 1) || (source > 1 && target > 1 && sum > 5)) continue;
      double prior = kDeletion;
      if (sum == 2 && !deletion) prior = 0.75;
      if (sum > 2) prior = 0.15 * std::pow(0.25, static_cast<double>(sum) - 3) * (source > 1 && target > 1 ? 0.5 : 1.0);
      shapes.push_back({static_cast<std::uint8_t>(source), static_cast<std::uint8_t>(target), prior});
    }
  }
  return shapes;
}

BeadShape swap_shape() noexcept {
  return {2, 2, kSwap, true};
}

void reestimate(std::vector<BeadShape>& shapes, const std::vector<double>& counts) {
  double total = kPseudoCount;
  double mass = 0;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    total += counts[i];
    mass += shapes[i].prior;
  }
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    BeadShape& shape = shapes[i];
    shape.prior = (counts[i] + kPseudoCount * shape.prior / mass) / total;
    if (!shape.is_link()) shape.prior = std::clamp(shape.prior, kLeastDeletion, kMostDeletion);
  }
}

}  // namespace tolmach::align::detail
