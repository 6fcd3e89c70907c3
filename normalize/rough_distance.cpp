#include "normalize/rough_distance.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace tolmach::normalize {
namespace {

constexpr double kFull = 1, kHalf = 0.5;

bool is_soft(char c) noexcept {
  return std::string_view("aeiouywhj").find(c) != std::string_view::npos;
}
/// Consonants that spellings of one name exchange.
bool are_near(char a, char b) noexcept {
  static constexpr std::string_view kGroups[] = {"csz", "ckqg", "kxh", "gj", "vfwb", "pb", "td"};
  return std::any_of(std::begin(kGroups), std::end(kGroups), [&](std::string_view group) {
    return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
  });
}

double change(char a, char b) noexcept {
  if (a == b) return 0;
  return (is_soft(a) && is_soft(b)) || are_near(a, b) ? kHalf : kFull;
}

double loss(char c) noexcept {
  return is_soft(c) ? kHalf : kFull;
}

/// The distances of `a` to all beginnings of `b`, the empty one first; letters count, not shares.
std::vector<double> distances_to_beginnings(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1, 0);
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + loss(b[j]);
  for (const char c : a) {
    double diagonal = row[0];
    row[0] += loss(c);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double best = std::min({row[j + 1] + loss(c), row[j] + loss(b[j]), diagonal + change(c, b[j])});
      diagonal = std::exchange(row[j + 1], best);
    }
  }
  return row;
}

}  // namespace

double rough_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 0 : 1;
  return distances_to_beginnings(a, b).back() / static_cast<double>(std::max(a.size(), b.size()));
}

double rough_distance_of_stems(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 2) return 1;
  const std::vector<double> distances = distances_to_beginnings(a, b);
  // A key and a beginning differ by a letter in length at most: longer ones would take in the next word's letters.
  const auto first = distances.begin() + static_cast<std::ptrdiff_t>(a.size() - 1);
  const auto last = distances.begin() + static_cast<std::ptrdiff_t>(std::min(a.size() + 1, b.size()));
  return *std::min_element(first, last + 1) / static_cast<double>(a.size());
}

}  // namespace tolmach::normalize
