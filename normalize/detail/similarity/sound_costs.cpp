#include "normalize/detail/similarity/sound_costs.h"

#include <algorithm>

namespace tolmach::normalize::detail {
namespace {

unsigned char at(std::string_view sounds, std::size_t index) noexcept {
  return static_cast<unsigned char>(sounds[index]);
}

}  // namespace

SoundCosts SoundCosts::exchanged() const noexcept {
  SoundCosts out;
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < kSounds; ++j) out.cost[j][i] = cost[i][j];
  return out;
}

float SoundCosts::distance(std::string_view a, std::string_view b) const noexcept {
  a = a.substr(0, kLongestName);
  b = b.substr(0, kLongestName);
  std::array<float, kLongestName + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + cost[0][at(b, j)];
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto& costs = cost[at(a, i)];
    float diagonal = row[0];
    row[0] += costs[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const unsigned char sound = at(b, j);
      const float best = std::min({diagonal + costs[sound], row[j + 1] + costs[0], row[j] + cost[0][sound]});
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row[b.size()];
}

float SoundCosts::align(std::string_view a, std::string_view b, std::vector<SoundPair>& path) const {
  a = a.substr(0, kLongestName);
  b = b.substr(0, kLongestName);
  enum class Step : std::uint8_t { kPair, kOnlyA, kOnlyB };
  std::array<float, kLongestName + 1> row{};
  std::array<std::array<Step, kLongestName + 1>, kLongestName + 1> steps;  // every cell is written before it is read
  for (std::size_t j = 0; j < b.size(); ++j) {
    row[j + 1] = row[j] + cost[0][at(b, j)];
    steps[0][j + 1] = Step::kOnlyB;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto& costs = cost[at(a, i)];
    float diagonal = row[0];
    row[0] += costs[0];
    steps[i + 1][0] = Step::kOnlyA;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const unsigned char sound = at(b, j);
      float best = diagonal + costs[sound];
      Step step = Step::kPair;
      if (const float only_a = row[j + 1] + costs[0]; only_a < best) best = only_a, step = Step::kOnlyA;
      if (const float only_b = row[j] + cost[0][sound]; only_b < best) best = only_b, step = Step::kOnlyB;
      diagonal = row[j + 1];
      row[j + 1] = best;
      steps[i + 1][j + 1] = step;
    }
  }
  const auto begin = static_cast<std::ptrdiff_t>(path.size());
  for (std::size_t i = a.size(), j = b.size(); i > 0 || j > 0;) {
    const Step step = steps[i][j];
    const unsigned char x = step == Step::kOnlyB ? 0 : at(a, --i);
    const unsigned char y = step == Step::kOnlyA ? 0 : at(b, --j);
    path.push_back({x, y});
  }
  std::reverse(path.begin() + begin, path.end());
  return row[b.size()];
}

}  // namespace tolmach::normalize::detail
