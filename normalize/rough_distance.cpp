#include "normalize/rough_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tolmach::normalize {
namespace {

/// What it costs to change one byte for another, and to lose one, in halves. A table: it is asked for at every step.
struct Costs {
  static constexpr std::uint8_t kFull = 2, kHalf = 1;
  static constexpr std::string_view kSoft = "aeiouywhj";
  /// Consonants that spellings of one name exchange.
  static constexpr std::array<std::string_view, 7> kGroups = {"csz", "ckqg", "kxh", "gj", "vfwb", "pb", "td"};

  Costs() noexcept {
    for (std::size_t a = 0; a < kBytes; ++a) {
      loss.at(a) = kFull;
      change.at(a).fill(kFull);
      change.at(a).at(a) = 0;
    }
    for (const char c : kSoft) loss.at(index(c)) = kHalf;
    halve(kSoft);
    for (const std::string_view group : kGroups) halve(group);
  }

  [[nodiscard]] static std::size_t index(char c) noexcept { return static_cast<unsigned char>(c); }

  static constexpr std::size_t kBytes = 256;
  std::array<std::uint8_t, kBytes> loss{};
  std::array<std::array<std::uint8_t, kBytes>, kBytes> change{};

 private:
  void halve(std::string_view group) noexcept {
    for (const char a : group)
      for (const char b : group)
        if (a != b) change.at(index(a)).at(index(b)) = kHalf;
  }
};
const Costs kCosts;

/// The distances of `a` to all beginnings of `b`, the empty one first, in halves; letters count, not shares.
class Distances {
 public:
  Distances(std::string_view a, std::string_view b) {
    if (b.size() >= few_.size()) many_.resize(b.size() + 1);
    row_ = many_.empty() ? std::span(few_).first(b.size() + 1) : std::span(many_);
    for (std::size_t j = 0; j < b.size(); ++j) row_[j + 1] = row_[j] + kCosts.loss[Costs::index(b[j])];
    for (const char c : a) add_row(c, b);
  }

  /// To all of `b`.
  [[nodiscard]] double whole() const { return row_.back() / 2.0; }
  /// The least to its beginnings of so many bytes.
  [[nodiscard]] double least(std::size_t fewest, std::size_t most) const {
    const auto lengths = row_.subspan(fewest, most - fewest + 1);
    return *std::min_element(lengths.begin(), lengths.end()) / 2.0;
  }

 private:
  void add_row(char c, std::string_view b) noexcept {
    const auto& change = kCosts.change[Costs::index(c)];
    const int loss = kCosts.loss[Costs::index(c)];
    int diagonal = row_[0];
    int left = row_[0] += loss;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t other = Costs::index(b[j]);
      left = std::min({row_[j + 1] + loss, left + kCosts.loss[other], diagonal + change[other]});
      diagonal = std::exchange(row_[j + 1], left);
    }
  }

  std::array<int, 48> few_{};  ///< enough for nearly all keys
  std::vector<int> many_;
  std::span<int> row_;
};

/// See rough_distance_of_stems(). A key and a beginning differ by a letter in length at most: longer ones would take in
/// the next word's letters. @param distances of `a`, which is not longer, and of two letters or more, to `b`
double of_stems(const Distances& distances, std::string_view a, std::string_view b) {
  return distances.least(a.size() - 1, std::min(a.size() + 1, b.size())) / static_cast<double>(a.size());
}

}  // namespace

double rough_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 0 : 1;
  return Distances(a, b).whole() / static_cast<double>(std::max(a.size(), b.size()));
}

double rough_distance_of_stems(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() < 2 ? 1 : of_stems(Distances(a, b), a, b);
}

double rough_distance_of_forms(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 2) return rough_distance(a, b);
  const Distances distances(a, b);
  return std::min(distances.whole() / static_cast<double>(b.size()), of_stems(distances, a, b));
}

}  // namespace tolmach::normalize
