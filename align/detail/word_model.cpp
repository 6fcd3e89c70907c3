#include "align/detail/word_model.h"

#include <algorithm>

namespace tolmach::align::detail {
namespace {

constexpr int kIterations = 5;
constexpr float kPrior = 0.3F;  // variational-Bayes-like discount: words seen once are not trusted wholly
constexpr double kLeastProbability = 1e-3;
constexpr double kTieStart = 0.05;  // how much a tie counts before the first iteration, next to a uniform start

/// The tokens of a range of rows that can be translated: words and names.
std::vector<WordId> words_of(const Side& side, text::SegmentRange rows) {
  std::vector<WordId> out;
  for (std::uint32_t k = side.token_begin[rows.begin]; k < side.token_begin[rows.end]; ++k) {
    const TokenClass kind = side.words[side.tokens[k]].kind;
    if (kind == TokenClass::kWord || kind == TokenClass::kName) out.push_back(side.tokens[k]);
  }
  return out;
}

struct Example {
  std::vector<WordId> from, to;
  float weight = 0;
  std::uint32_t block = 0;
};

std::uint64_t pair_key(WordId from, WordId to) noexcept {
  return (std::uint64_t{from} << 32U) | to;
}

}  // namespace

WordModel WordModel::train(const Side& source, const Side& target, const std::vector<WeightedBead>& beads,
                           const std::vector<std::uint32_t>& block_of_row, std::uint32_t blocks, const TieTable& ties,
                           bool reversed) {
  const std::size_t from_words = reversed ? target.words.size() : source.words.size();
  const auto null_word = static_cast<WordId>(from_words);
  std::vector<Example> examples;
  std::vector<std::uint64_t> keys;
  for (const WeightedBead& bead : beads) {
    Example example{words_of(source, bead.source), words_of(target, bead.target), static_cast<float>(bead.weight),
                    block_of_row[bead.source.begin]};
    if (reversed) std::swap(example.from, example.to);
    example.from.push_back(null_word);
    for (const WordId from : example.from)
      for (const WordId to : example.to) keys.push_back(pair_key(from, to));
    examples.push_back(std::move(example));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  // Links are looked up once; the iterations are then array work only.
  std::vector<std::uint32_t> links;
  for (const Example& example : examples)
    for (const WordId to : example.to)
      for (const WordId from : example.from) {
        const auto found = std::lower_bound(keys.begin(), keys.end(), pair_key(from, to));
        links.push_back(static_cast<std::uint32_t>(found - keys.begin()));
      }

  const auto& known = reversed ? ties.from_target : ties.from_source;
  const std::size_t to_words = reversed ? source.words.size() : target.words.size();
  std::vector<double> probability(keys.size(), 1.0 / static_cast<double>(std::max<std::size_t>(to_words, 1)));
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const auto from = static_cast<WordId>(keys[k] >> 32U);
    if (from == null_word) continue;
    for (const Tie& tie : known[from])
      if (tie.other == static_cast<WordId>(keys[k])) probability[k] += kTieStart * static_cast<double>(tie.strength);
  }

  std::vector<double> counts(keys.size());
  std::vector<double> totals(from_words + 1);
  std::vector<std::pair<std::uint64_t, float>> block_counts;  // (pair · blocks + block, count)
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    std::fill(counts.begin(), counts.end(), 0.0);
    std::fill(totals.begin(), totals.end(), 0.0);
    const bool last = iteration + 1 == kIterations;
    std::size_t link = 0;
    for (const Example& example : examples) {
      for (std::size_t t = 0; t < example.to.size(); ++t, link += example.from.size()) {
        double sum = 0;
        for (std::size_t f = 0; f < example.from.size(); ++f) sum += probability[links[link + f]];
        if (sum <= 0) continue;
        for (std::size_t f = 0; f < example.from.size(); ++f) {
          const std::uint32_t pair = links[link + f];
          const double share = static_cast<double>(example.weight) * probability[pair] / sum;
          counts[pair] += share;
          totals[example.from[f]] += share;
          if (last && share > 1e-4)
            block_counts.emplace_back(std::uint64_t{pair} * blocks + example.block, static_cast<float>(share));
        }
      }
    }
    if (last) break;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const double value = counts[k] / (totals[keys[k] >> 32U] + static_cast<double>(kPrior));
      probability[k] = value > 1e-4 ? value : 1e-9;
    }
  }
  std::sort(block_counts.begin(), block_counts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });

  WordModel model;
  model.blocks_ = blocks;
  model.totals_.assign(from_words, 0);
  model.block_totals_.assign(from_words * blocks, 0);
  model.row_begin_.assign(from_words + 1, 0);
  for (std::size_t word = 0; word < from_words; ++word) model.totals_[word] = static_cast<float>(totals[word]);
  std::size_t at = 0;
  std::size_t word = 0;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const std::size_t from = keys[k] >> 32U;
    if (from == null_word) break;
    while (word <= from) model.row_begin_[word++] = static_cast<std::uint32_t>(model.pairs_.size());
    const auto left_out_begin = static_cast<std::uint32_t>(model.left_out_.size());
    while (at < block_counts.size() && block_counts[at].first / blocks < k) ++at;
    for (; at < block_counts.size() && block_counts[at].first / blocks == k; ++at) {
      const auto block = static_cast<std::uint32_t>(block_counts[at].first % blocks);
      const float count = block_counts[at].second;
      model.block_totals_[from * blocks + block] += count;
      if (model.left_out_.size() > left_out_begin && model.left_out_.back().block == block) {
        model.left_out_.back().count += count;
      } else {
        model.left_out_.push_back({block, count});
      }
    }
    model.pairs_.push_back({static_cast<WordId>(keys[k]), static_cast<float>(counts[k]), left_out_begin});
  }
  while (word <= from_words) model.row_begin_[word++] = static_cast<std::uint32_t>(model.pairs_.size());
  model.pairs_.push_back({0, 0, static_cast<std::uint32_t>(model.left_out_.size())});  // closes the last pair's counts
  return model;
}

void WordModel::translations(WordId from, std::uint32_t block, std::vector<Entry>& out) const {
  out.clear();
  const float total = totals_[from] - block_totals_[std::size_t{from} * blocks_ + block];
  if (total < 0.05F) return;
  for (std::uint32_t p = row_begin_[from]; p < row_begin_[from + 1]; ++p) {
    float count = pairs_[p].count;
    for (std::uint32_t b = pairs_[p].left_out_begin; b < pairs_[p + 1].left_out_begin; ++b)
      if (left_out_[b].block == block) count -= left_out_[b].count;
    const float probability = count / (total + kPrior);
    if (static_cast<double>(probability) > kLeastProbability) out.push_back({pairs_[p].to, probability});
  }
}

}  // namespace tolmach::align::detail
