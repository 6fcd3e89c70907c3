#include "check/detail/completeness/likeliest_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tolmach::check::detail {
namespace {

/// How often a word has something on the other side that may translate it: where its translation is there, and by
/// chance where it is not. Measured on translated news, 16 directions.
struct Chance {
  double translated, by_chance;
};
constexpr std::array<Chance, 5> kChances = {{{0.90, 0.10}, {0.70, 0.06}, {0.57, 0.13}, {0.15, 0.01}, {0.02, 0.005}}};
/// Names are hard to recognise in a script without letters, or without vowels.
constexpr double kNameInOtherScript = 0.3;

/// A known word is translated as often as its concept is, but tells at least a little and is never sure.
constexpr double kLeastTold = 0.03, kSurestKnown = 0.85;

constexpr double kMostByLength = 6;     // log odds that lengths alone may give a part
constexpr double kLargestShare = 0.85;  // of a side that may be missing

Chance chance_of(const CoveredWord& word, bool hard_names) {
  Chance chance = kChances.at(static_cast<std::size_t>(word.kind));
  if (hard_names && word.kind == WordKind::kName) chance.translated = kNameInOtherScript;
  if (word.kind == WordKind::kKnown)
    chance.translated = std::clamp(word.share, chance.by_chance + kLeastTold, kSurestKnown);
  return chance;
}

/// The likeliest few of the parts that it is given.
class Likeliest {
 public:
  explicit Likeliest(std::size_t most) : most_(most) {}

  /// What the odds of a part must exceed to be among them.
  [[nodiscard]] double least() const noexcept { return least_; }

  void add(const Part& part) {
    if (part.odds <= least_) return;
    if (parts_.size() == most_) parts_.pop_back();
    const auto less_likely = [&](const Part& other) { return other.odds < part.odds; };
    parts_.insert(std::find_if(parts_.begin(), parts_.end(), less_likely), part);
    if (parts_.size() == most_) least_ = parts_.back().odds;
  }

  /// The likeliest by the order of words too.
  [[nodiscard]] Part best(const WordOrder* order) const {
    Part best;
    for (Part part : parts_) {
      if (order != nullptr) part.odds += order->odds(part.begin, part.end);
      if (part.odds > best.odds) best = part;
    }
    return best;
  }

 private:
  std::size_t most_;
  double least_ = Part{}.odds;
  std::vector<Part> parts_;  ///< the likeliest first
};

constexpr std::size_t kTriedOrders = 4;

}  // namespace

Parts likeliest_parts(const std::vector<CoveredWord>& words, double shortness, double deviation, bool hard_names,
                      const WordOrder* order) {
  const std::size_t n = words.size();
  std::vector<double> length(n + 1, 0), lexical(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const Chance chance = chance_of(words[i], hard_names);
    length[i + 1] = length[i] + words[i].length;
    lexical[i + 1] = lexical[i] + (words[i].covered ? std::log(chance.by_chance / chance.translated)
                                                    : std::log((1 - chance.by_chance) / (1 - chance.translated)));
  }
  std::vector<double> greatest = lexical;  // of what follows: what no part that ends there or later exceeds
  for (std::size_t i = n; i-- > 0;) greatest[i] = std::max(greatest[i], greatest[i + 1]);
  Likeliest any(order != nullptr ? kTriedOrders : 1), clauses = any;
  const double most_by_length = std::min(shortness * shortness / 2, kMostByLength);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + kFewestWordsOfPart; j <= n; ++j) {
      // Most parts can't be among the likeliest, whatever their lengths say.
      const double least = words[i].behind_mark ? std::min(any.least(), clauses.least()) : any.least();
      if (most_by_length + greatest[j] - lexical[i] <= least) break;
      const double most = most_by_length + lexical[j] - lexical[i];
      const bool clause = words[i].behind_mark && (j == n || words[j].behind_mark);
      if (most <= (clause ? least : any.least())) continue;
      const double share = (length[j] - length[i]) / length[n];
      if (share > kLargestShare || (i == 0 && j == n)) break;  // and longer ones no less
      const double after = shortness + std::log(1 - share) / deviation;
      const double by_length = std::clamp((shortness * shortness - after * after) / 2, -kMostByLength, kMostByLength);
      const Part part{i, j, by_length + lexical[j] - lexical[i]};
      any.add(part);
      if (clause) clauses.add(part);
    }
  }
  return {any.best(order), clauses.best(order)};
}

}  // namespace tolmach::check::detail
