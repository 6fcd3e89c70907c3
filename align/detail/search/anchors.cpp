#include "align/detail/search/anchors.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tolmach::align::detail {
namespace {

/// A word that occurs more often than this ties too many rows to say where one is.
constexpr std::uint32_t kRare = 4;
/// In a long text rare is what is rare within so many rows of the place where its counterpart is to be expected.
constexpr std::uint32_t kNeighbourhood = 1500;
constexpr float kSureTie = 0.7F;
/// A single tie may be chance; a row pair is an anchor when it has about two.
constexpr double kLeastWeight = 1.2;

struct Anchor {
  LatticePoint point;
  double weight = 0;
};

/// How often a word may occur so that it can be rare in some neighbourhood.
std::uint32_t most_occurrences(const Side& side) noexcept {
  return kRare * (1 + side.rows() / kNeighbourhood);
}

std::vector<std::vector<std::uint32_t>> rows_of_rare_words(const Side& side) {
  std::vector<std::vector<std::uint32_t>> rows(side.words.size());
  const std::uint32_t most = most_occurrences(side);
  for (std::uint32_t row = 0; row < side.rows(); ++row)
    for (std::uint32_t k = side.token_begin[row]; k < side.token_begin[row + 1]; ++k)
      if (const WordId word = side.tokens[k]; side.words[word].count <= most) rows[word].push_back(row);
  return rows;
}

/// The rows of an ascending list that lie within a neighbourhood of `row`.
struct Nearby {
  std::vector<std::uint32_t>::const_iterator first, last;
  Nearby(const std::vector<std::uint32_t>& rows, std::uint32_t row)
      : first(std::lower_bound(rows.begin(), rows.end(), row > kNeighbourhood ? row - kNeighbourhood : 0)),
        last(std::upper_bound(first, rows.end(), row + kNeighbourhood)) {}
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
};

/// Anchors of two words that are tied: all pairs of their rows, or of those near each other where they are many.
template <typename Add>
void tie_rows(const std::vector<std::uint32_t>& source, const std::vector<std::uint32_t>& target, double ratio,
              const Add& add) {
  const bool near = source.size() > kRare || target.size() > kRare;
  for (const std::uint32_t i : source) {
    if (!near) {
      for (const std::uint32_t j : target) add(i, j, static_cast<double>(source.size() * target.size()));
      continue;
    }
    const Nearby others(source, i);
    const Nearby found(target, static_cast<std::uint32_t>(ratio * i));
    if (others.size() > kRare || found.size() > kRare) continue;
    for (auto j = found.first; j != found.last; ++j) add(i, *j, static_cast<double>(others.size() * found.size()));
  }
}

std::vector<Anchor> candidates(const Side& source, const Side& target, const TieTable& ties) {
  const auto source_rows = rows_of_rare_words(source);
  const auto target_rows = rows_of_rare_words(target);
  const double ratio = static_cast<double>(target.rows()) / std::max(source.rows(), 1U);
  std::vector<Anchor> anchors;
  for (WordId word = 0; word < source.words.size(); ++word) {
    for (const Tie& tie : ties.from_source[word]) {
      if (tie.strength < kSureTie) continue;
      tie_rows(source_rows[word], target_rows[tie.other], ratio, [&](std::uint32_t i, std::uint32_t j, double pairs) {
        anchors.push_back({{i, j}, 1.0 / pairs});
      });
    }
  }
  const auto before = [](const Anchor& a, const Anchor& b) {
    return std::pair(a.point.source, a.point.target) < std::pair(b.point.source, b.point.target);
  };
  std::sort(anchors.begin(), anchors.end(), before);
  std::vector<Anchor> merged;
  for (const Anchor& anchor : anchors) {
    if (!merged.empty() && !before(merged.back(), anchor)) {
      merged.back().weight += anchor.weight;
    } else {
      merged.push_back(anchor);
    }
  }
  merged.erase(std::remove_if(merged.begin(), merged.end(), [](const Anchor& a) { return a.weight < kLeastWeight; }),
               merged.end());
  return merged;
}

/// Heaviest chains so far that end at or before a target row: a Fenwick tree of maxima.
class BestChains {
 public:
  explicit BestChains(std::size_t size) : best_(size + 1, {0.0, -1}) {}

  [[nodiscard]] std::pair<double, std::ptrdiff_t> upto(std::size_t count) const {
    std::pair<double, std::ptrdiff_t> best{0.0, -1};
    for (; count > 0; count &= count - 1) best = std::max(best, best_[count]);
    return best;
  }
  void put(std::size_t position, double weight, std::ptrdiff_t anchor) {
    for (std::size_t k = position + 1; k < best_.size(); k += k & (~k + 1))
      best_[k] = std::max(best_[k], {weight, anchor});
  }

 private:
  std::vector<std::pair<double, std::ptrdiff_t>> best_;
};

}  // namespace

std::vector<LatticePoint> anchor_chain(const Side& source, const Side& target, const TieTable& ties) {
  const std::vector<Anchor> anchors = candidates(source, target, ties);
  std::vector<std::ptrdiff_t> previous(anchors.size(), -1);
  std::vector<double> weights(anchors.size(), 0);
  BestChains chains(target.rows());
  for (std::size_t first = 0; first < anchors.size();) {
    // Anchors of one source row exclude each other: look all of them up before any is put in.
    std::size_t last = first;
    while (last < anchors.size() && anchors[last].point.source == anchors[first].point.source) ++last;
    for (std::size_t k = first; k < last; ++k) {
      const auto [weight, before] = chains.upto(anchors[k].point.target);
      weights[k] = weight + anchors[k].weight;
      previous[k] = before;
    }
    for (std::size_t k = first; k < last; ++k)
      chains.put(anchors[k].point.target, weights[k], static_cast<std::ptrdiff_t>(k));
    first = last;
  }
  std::vector<LatticePoint> points;
  for (std::ptrdiff_t k = chains.upto(target.rows()).second; k >= 0; k = previous[static_cast<std::size_t>(k)])
    points.push_back(anchors[static_cast<std::size_t>(k)].point);
  std::reverse(points.begin(), points.end());
  return points;
}

}  // namespace tolmach::align::detail
