#include "check/detail/completeness/word_order.h"

#include <algorithm>
#include <cmath>

namespace tolmach::check::detail {
namespace {

/// Log odds that a word loses by being as far from its expected place as the other side is long. Chosen, like the
/// distance beyond which nothing more is told, on translated news of 16 directions; half of all words that have a
/// counterpart have it within .07 of the expected place.
constexpr double kSlope = 4;
constexpr double kFarthest = 0.4;

/// Letters before each word, and of all.
std::vector<double> running_lengths(const std::vector<CoveredWord>& words) {
  std::vector<double> lengths(words.size() + 1, 0);
  for (std::size_t i = 0; i < words.size(); ++i) lengths[i + 1] = lengths[i] + words[i].length;
  return lengths;
}

}  // namespace

WordOrder::WordOrder(const std::vector<CoveredWord>& words, const std::vector<CoveredWord>& others,
                     const std::vector<WordLink>& links)
    : lengths_(running_lengths(words)) {
  const std::vector<double> other_lengths = running_lengths(others);
  std::vector<WordLink> sorted = links;
  std::sort(sorted.begin(), sorted.end());
  places_.reserve(sorted.size());
  for (const WordLink& link : sorted) {
    const double middle = (other_lengths[link.target] + other_lengths[link.target + 1]) / 2;
    places_.push_back(middle / other_lengths.back());
    if (placed_.empty() || placed_.back().word != link.source)
      placed_.push_back({link.source, (lengths_[link.source] + lengths_[link.source + 1]) / 2, 0, 0});
    placed_.back().places = places_.size();
  }
  for (std::size_t i = 0; i < placed_.size(); ++i)
    placed_[i].distance = distance(i, placed_[i].middle / lengths_.back());
}

double WordOrder::distance(std::size_t number, double expected) const noexcept {
  double least = kFarthest;
  for (std::size_t i = number == 0 ? 0 : placed_[number - 1].places; i < placed_[number].places; ++i)
    least = std::min(least, std::abs(places_[i] - expected));
  return least;
}

double WordOrder::odds(std::size_t begin, std::size_t end) const noexcept {
  const double cut = lengths_[end] - lengths_[begin], left = lengths_.back() - cut;
  double nearer = 0;
  for (std::size_t i = 0; i < placed_.size(); ++i) {
    const Placed& word = placed_[i];
    if (word.word >= begin && word.word < end) continue;
    const double before = word.word < begin ? word.middle : word.middle - cut;
    nearer += word.distance - distance(i, before / left);
  }
  return kSlope * nearer;
}

}  // namespace tolmach::check::detail
