#include "normalize/detail/similarity/learn_costs.h"

#include <algorithm>
#include <cmath>

namespace tolmach::normalize::detail {
namespace {

constexpr int kIterations = 6;
/// How many pairs of sounds the prior counts for.
constexpr double kPriorWeight = 300;
constexpr double kLeastCount = 1e-3;
/// A cost of 1 is a probability e^4 times below the likeliest.
constexpr double kScale = 4;
constexpr double kLoneSurcharge = 0.12;

using Grid = std::array<std::array<double, kLongestName + 1>, kLongestName + 1>;

void scale_to_one(SoundJoint& joint) {
  double sum = 0;
  for (const auto& row : joint)
    for (const double value : row) sum += value;
  for (auto& row : joint)
    for (double& value : row) value /= sum;
}

void make_symmetric(SoundJoint& joint) {
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < i; ++j) joint[i][j] = joint[j][i] = (joint[i][j] + joint[j][i]) / 2;
}

/// Forward and backward probabilities of all alignments of one pair after another.
class ForwardBackward {
 public:
  explicit ForwardBackward(const SoundJoint& joint) : joint_(joint) {}

  /// Adds to `counts` how often each pair of sounds is expected in the alignments of the names.
  void count(const SoundsPair& pair, SoundJoint& counts) {
    const auto a = [&](std::size_t i) { return static_cast<unsigned char>(pair.first[i]); };
    const auto b = [&](std::size_t j) { return static_cast<unsigned char>(pair.second[j]); };
    const std::size_t n = pair.first.size();
    const std::size_t m = pair.second.size();
    if (n == 0 || m == 0 || n > kLongestName || m > kLongestName) return;
    for (std::size_t i = 0; i <= n; ++i)
      for (std::size_t j = 0; j <= m; ++j) {
        double sum = i == 0 && j == 0 ? 1 : 0;
        if (i > 0) sum += forward_[i - 1][j] * joint_[a(i - 1)][0];
        if (j > 0) sum += forward_[i][j - 1] * joint_[0][b(j - 1)];
        if (i > 0 && j > 0) sum += forward_[i - 1][j - 1] * joint_[a(i - 1)][b(j - 1)];
        forward_[i][j] = sum;
      }
    const double total = forward_[n][m];
    if (!(total > 1e-280)) return;
    for (std::size_t i = n + 1; i-- > 0;)
      for (std::size_t j = m + 1; j-- > 0;) {
        double sum = i == n && j == m ? 1 : 0;
        const double here = forward_[i][j] / total;
        const auto step = [&](std::size_t x, std::size_t y, double onward) {
          const double value = joint_[x][y] * onward;
          counts[x][y] += here * value;
          sum += value;
        };
        if (i < n) step(a(i), 0, backward_[i + 1][j]);
        if (j < m) step(0, b(j), backward_[i][j + 1]);
        if (i < n && j < m) step(a(i), b(j), backward_[i + 1][j + 1]);
        backward_[i][j] = sum;
      }
  }

 private:
  const SoundJoint& joint_;
  Grid forward_{}, backward_{};
};

}  // namespace

SoundJoint plain_joint() {
  SoundJoint joint{};
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < kSounds; ++j) joint[i][j] = i == j ? 0.02 : 0.0003;
  joint[0][0] = 0;
  scale_to_one(joint);
  return joint;
}

SoundJoint learn_joint(const std::vector<SoundsPair>& pairs, const SoundJoint& prior, bool symmetric) {
  SoundJoint joint = prior;
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    SoundJoint counts{};
    for (std::size_t i = 0; i < kSounds; ++i)
      for (std::size_t j = 0; j < kSounds; ++j) counts[i][j] = kLeastCount + kPriorWeight * prior[i][j];
    ForwardBackward pass(joint);
    for (const SoundsPair& pair : pairs) pass.count(pair, counts);
    counts[0][0] = 0;
    if (symmetric) make_symmetric(counts);
    joint = counts;
    scale_to_one(joint);
  }
  return joint;
}

SoundCosts costs_of(const SoundJoint& joint) {
  std::array<double, kSounds> most_a{}, most_b{};
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < kSounds; ++j) {
      most_a[i] = std::max(most_a[i], joint[i][j]);
      most_b[j] = std::max(most_b[j], joint[i][j]);
    }
  SoundCosts costs;
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < kSounds; ++j) {
      if (i == 0 && j == 0) continue;
      const double below_a = std::log(most_a[i] / joint[i][j]);
      const double below_b = std::log(most_b[j] / joint[i][j]);
      double cost = std::min<double>(kDearestPair, (below_a + below_b) / 2 / kScale);
      if (j == 0) cost = std::min<double>(kDearestLone, below_a / kScale + kLoneSurcharge);
      if (i == 0) cost = std::min<double>(kDearestLone, below_b / kScale + kLoneSurcharge);
      costs.cost[i][j] = static_cast<float>(std::round(cost * 100) / 100);
    }
  return costs;
}

}  // namespace tolmach::normalize::detail
