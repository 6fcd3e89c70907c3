#include "align/detail/evidence/word_model.h"

#include <algorithm>
#include <numeric>

namespace tolmach::align::detail {
namespace {

constexpr int kIterations = 5;
constexpr float kPrior = 0.15F;  // variational-Bayes-like discount: words seen once are not trusted wholly
constexpr double kLeastProbability = 3e-3;
constexpr double kLeastShare = 1e-4;
constexpr double kNearlyNever = 1e-9;
/// Of a bead: words of one side times words of the other. Beyond a thousand by a thousand, a segment is a chapter that
/// tells little of which word is which and would cost time and memory with the square of its length.
constexpr std::size_t kMostLinks = 1'000'000;
constexpr double kTieStart = 0.05;  // how much a tie counts before the first iteration, next to a uniform start

/// The tokens of a range of rows that can be translated: words and names.
std::vector<WordId> words_of(const Side& side, text::SegmentRange rows) {
  std::vector<WordId> out;
  for (std::uint32_t k = side.token_begin[rows.begin]; k < side.token_begin[rows.end]; ++k) {
    if (side.words[side.tokens[k]].is_word()) out.push_back(side.tokens[k]);
  }
  return out;
}

/// A bead as the training sees it: the words of one side, of which one is the null word, explain those of the other.
struct Example {
  std::vector<WordId> from, to;
  float weight = 0;
  std::uint32_t block = 0;
};

std::vector<Example> examples_of(const Side& source, const Side& target, const std::vector<WeightedBead>& beads,
                                 const std::vector<std::uint32_t>& block_of_row, bool reversed, WordId null_word) {
  std::vector<Example> examples;
  examples.reserve(beads.size());
  for (const WeightedBead& bead : beads) {
    Example example{words_of(source, bead.source), words_of(target, bead.target), static_cast<float>(bead.weight),
                    block_of_row[bead.source.begin]};
    if (example.from.size() * example.to.size() > kMostLinks) continue;
    if (reversed) std::swap(example.from, example.to);
    example.from.push_back(null_word);
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Calls visit(example, word that explains, word to be explained) for each link in the order of training.
template <typename Visit>
void for_each_link(const std::vector<Example>& examples, const Visit& visit) {
  for (const Example& example : examples)
    for (const WordId to : example.to)
      for (const WordId from : example.from) visit(example, from, to);
}

/// The pairs of words that occur together, numbered by the first word, and the pair of each link.
struct PairNumbers {
  std::vector<std::uint32_t> begin;  ///< by first word
  std::vector<WordId> to;            ///< by pair
  std::vector<std::uint32_t> links;  ///< pair of each link
};

std::vector<std::uint32_t> sums_before(std::vector<std::uint32_t> counts) {
  counts.push_back(0);
  std::exclusive_scan(counts.begin(), counts.end(), counts.begin(), std::uint32_t{0});
  return counts;
}

PairNumbers number_pairs(const std::vector<Example>& examples, std::size_t from_words, std::size_t to_words) {
  struct Occurrence {
    WordId to = 0;
    std::uint32_t link = 0;
  };
  std::vector<std::uint32_t> counts(from_words, 0);
  for_each_link(examples, [&](const Example&, WordId from, WordId) { ++counts[from]; });
  const std::vector<std::uint32_t> first = sums_before(std::move(counts));
  std::vector<Occurrence> occurrences(first.back());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  std::uint32_t link = 0;
  for_each_link(examples, [&](const Example&, WordId from, WordId to) { occurrences[next[from]++] = {to, link++}; });

  PairNumbers numbers;
  numbers.links.resize(occurrences.size());
  std::vector<std::uint32_t> pair_of(to_words, 0);  // valid where it is not below the first pair of the word at hand
  std::vector<bool> seen(to_words, false);
  for (std::size_t from = 0; from < from_words; ++from) {
    const auto begin = static_cast<std::uint32_t>(numbers.to.size());
    numbers.begin.push_back(begin);
    for (std::uint32_t k = first[from]; k < first[from + 1]; ++k) {
      const WordId to = occurrences[k].to;
      if (!seen[to] || pair_of[to] < begin) {
        seen[to] = true;
        pair_of[to] = static_cast<std::uint32_t>(numbers.to.size());
        numbers.to.push_back(to);
      }
      numbers.links[occurrences[k].link] = pair_of[to];
    }
  }
  numbers.begin.push_back(static_cast<std::uint32_t>(numbers.to.size()));
  return numbers;
}

/// Where the iterations begin: uniform, and more for words that are tied.
std::vector<double> first_probabilities(const PairNumbers& numbers, const std::vector<std::vector<Tie>>& known,
                                        std::size_t to_words) {
  std::vector<double> probability(numbers.to.size(), 1.0 / static_cast<double>(std::max<std::size_t>(to_words, 1)));
  std::vector<float> strength(to_words, 0);
  for (std::size_t from = 0; from < known.size(); ++from) {
    if (known[from].empty() || numbers.begin[from] == numbers.begin[from + 1]) continue;
    for (const Tie& tie : known[from]) strength[tie.other] = tie.strength;
    for (std::uint32_t pair = numbers.begin[from]; pair < numbers.begin[from + 1]; ++pair)
      probability[pair] += kTieStart * static_cast<double>(strength[numbers.to[pair]]);
    for (const Tie& tie : known[from]) strength[tie.other] = 0;
  }
  return probability;
}

/// What the expectation step gives: expected counts.
struct Expected {
  std::vector<double> counts;  ///< by pair
  std::vector<double> totals;  ///< by first word
  std::vector<float> shares;   ///< by link; filled when asked for
};

Expected expect(const std::vector<Example>& examples, const PairNumbers& numbers, std::size_t from_words,
                const std::vector<double>& probability, bool with_shares) {
  Expected out{std::vector<double>(numbers.to.size()), std::vector<double>(from_words), {}};
  if (with_shares) out.shares.resize(numbers.links.size(), 0);
  const std::uint32_t* links = numbers.links.data();
  for (const Example& example : examples) {
    for (std::size_t t = 0; t < example.to.size(); ++t, links += example.from.size()) {
      double sum = 0;
      for (std::size_t f = 0; f < example.from.size(); ++f) sum += probability[links[f]];
      if (sum <= 0) continue;
      for (std::size_t f = 0; f < example.from.size(); ++f) {
        const double share = static_cast<double>(example.weight) * probability[links[f]] / sum;
        out.counts[links[f]] += share;
        out.totals[example.from[f]] += share;
        if (with_shares)
          out.shares[static_cast<std::size_t>(links + f - numbers.links.data())] = static_cast<float>(share);
      }
    }
  }
  return out;
}

void maximise(const PairNumbers& numbers, const Expected& expected, std::vector<double>& probability) {
  for (std::size_t from = 0; from < expected.totals.size(); ++from)
    for (std::uint32_t pair = numbers.begin[from]; pair < numbers.begin[from + 1]; ++pair) {
      const double value = expected.counts[pair] / (expected.totals[from] + static_cast<double>(kPrior));
      probability[pair] = value > kLeastShare ? value : kNearlyNever;
    }
}

/// What each link adds to its pair, in the order of the pairs.
struct CountsByBlock {
  std::vector<std::uint32_t> begin;  ///< by pair
  std::vector<BlockCount> counts;

  [[nodiscard]] std::span<const BlockCount> of(std::uint32_t pair) const noexcept {
    return std::span(counts).subspan(begin[pair], begin[pair + 1] - begin[pair]);
  }
};

/// @param shares expected count by link  @param pairs how many of the pairs are wanted, from the first on
CountsByBlock counts_by_block(const std::vector<Example>& examples, const PairNumbers& numbers,
                              const std::vector<float>& shares, std::uint32_t pairs) {
  const auto counted = [&](std::size_t link) {
    const bool wanted = numbers.links[link] < pairs;
    return wanted && static_cast<double>(shares[link]) > kLeastShare;
  };
  std::vector<std::uint32_t> sizes(pairs, 0);
  for (std::size_t link = 0; link < numbers.links.size(); ++link)
    if (counted(link)) ++sizes[numbers.links[link]];
  CountsByBlock out{sums_before(std::move(sizes)), {}};
  out.counts.resize(out.begin.back());
  std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
  std::size_t link = 0;
  for_each_link(examples, [&](const Example& example, WordId, WordId) {
    if (counted(link)) out.counts[next[numbers.links[link]]++] = {example.block, shares[link]};
    ++link;
  });
  return out;
}

}  // namespace

WordModel WordModel::train(const Side& source, const Side& target, const std::vector<WeightedBead>& beads,
                           const std::vector<std::uint32_t>& block_of_row, std::uint32_t blocks, const TieTable& ties,
                           bool reversed) {
  const std::size_t known_words = reversed ? target.words.size() : source.words.size();
  const std::size_t to_words = reversed ? source.words.size() : target.words.size();
  const std::size_t from_words = known_words + 1;  // the null word is the last
  const std::vector<Example> examples =
      examples_of(source, target, beads, block_of_row, reversed, static_cast<WordId>(known_words));
  const PairNumbers numbers = number_pairs(examples, from_words, to_words);
  std::vector<double> probability =
      first_probabilities(numbers, reversed ? ties.from_target : ties.from_source, to_words);
  for (int iteration = 1; iteration < kIterations; ++iteration)
    maximise(numbers, expect(examples, numbers, from_words, probability, false), probability);
  const Expected expected = expect(examples, numbers, from_words, probability, true);

  const CountsByBlock by_block = counts_by_block(examples, numbers, expected.shares, numbers.begin[known_words]);

  WordModel model;
  model.blocks_ = blocks;
  model.row_begin_.assign(numbers.begin.begin(), numbers.begin.begin() + static_cast<std::ptrdiff_t>(known_words) + 1);
  model.totals_.assign(expected.totals.begin(), expected.totals.end() - 1);
  model.block_totals_.assign(known_words * blocks, 0);
  model.pairs_.reserve(numbers.begin[known_words] + std::size_t{1});
  for (WordId from = 0; from < known_words; ++from)
    for (std::uint32_t pair = numbers.begin[from]; pair < numbers.begin[from + 1]; ++pair)
      model.add_pair(from, numbers.to[pair], static_cast<float>(expected.counts[pair]), by_block.of(pair));
  model.pairs_.push_back({0, 0, static_cast<std::uint32_t>(model.left_out_.size())});  // closes the last pair's counts
  return model;
}

void WordModel::add_pair(WordId from, WordId to, float count, std::span<const BlockCount> contributed) {
  const auto begin = static_cast<std::uint32_t>(left_out_.size());
  pairs_.push_back({to, count, begin});
  for (const BlockCount& each : contributed) {
    block_totals_[std::size_t{from} * blocks_ + each.block] += each.count;
    if (left_out_.size() > begin && left_out_.back().block == each.block) {
      left_out_.back().count += each.count;
    } else {
      left_out_.push_back(each);
    }
  }
}

void WordModel::translations(WordId from, std::uint32_t block, std::vector<Entry>& out) const {
  out.clear();
  const float total = totals_[from] - block_totals_[std::size_t{from} * blocks_ + block];
  if (total < 0.05F) return;
  for (std::uint32_t p = row_begin_[from]; p < row_begin_[from + 1]; ++p) {
    float count = pairs_[p].count;
    for (std::uint32_t b = pairs_[p].left_out_begin; b < pairs_[p + 1].left_out_begin; ++b)
      if (left_out_[b].block == block) count -= left_out_[b].count;
    const float probability = (count - discount_) / (total + kPrior);
    if (static_cast<double>(probability) > kLeastProbability) out.push_back({pairs_[p].to, probability});
  }
}

}  // namespace tolmach::align::detail
