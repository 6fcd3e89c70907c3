#include "align/detail/bead_scorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tolmach::align::detail {
namespace {

/// Tokens of a bead do not speak independently of each other, and both directions tell of the same ties: weights below
/// one.
constexpr std::array<double, kTokenClasses> kClassWeights{0.32, 0.45, 0.7, 0.4};
constexpr double kMostPerToken = 4;
constexpr double kLargeProduct = 1e250;   // well below the largest double
constexpr std::uint32_t kMostRows = 255;  // of a bead: sizes of shapes are bytes
/// A row's gain is asked for by every bead that holds it; it is kept for up to so many explaining rows.
constexpr std::uint32_t kKeptRows = 4;
constexpr float kNotComputed = -1;

double class_weight(TokenClass kind) noexcept {
  return kClassWeights[static_cast<std::size_t>(kind)];
}

std::vector<double> prefix_sums(const std::vector<double>& values) {
  std::vector<double> sums{0};
  for (const double value : values) sums.push_back(sums.back() + value);
  return sums;
}

bool spans_gap(const Side& side, std::uint32_t begin, std::uint32_t count) noexcept {
  for (std::uint32_t row = begin + 1; row < begin + count; ++row)
    if (side.gap_before[row]) return true;
  return false;
}

int breaks_inside(const Side& side, std::uint32_t begin, std::uint32_t count) noexcept {
  int breaks = 0;
  for (std::uint32_t row = begin + 1; row < begin + count; ++row) breaks += side.paragraph_begin[row] ? 1 : 0;
  return breaks;
}

}  // namespace

BeadScorer::BeadScorer(const Side& source, const Side& target, const Models& models, const AlignerOptions& options)
    : source_(source),
      target_(target),
      models_(models),
      options_(options),
      to_target_{source, target, make_table(target, models.mixture), nullptr, {}},
      to_source_{target, source, make_table(source, models.mixture), nullptr, {}},
      source_lengths_(prefix_sums(source.lengths)),
      target_lengths_(prefix_sums(target.lengths)) {
  for (std::size_t kind = 0; kind < kTokenClasses; ++kind)
    most_odds_.at(kind) = std::exp(kMostPerToken) / (1 - models.mixture.of(static_cast<TokenClass>(kind)));
}

BeadScorer::TokenTable BeadScorer::make_table(const Side& side, const MixtureWeights& mixture) {
  TokenTable table;
  table.missing.push_back(0);
  for (std::uint32_t row = 0; row < side.rows(); ++row) {
    double missing = table.missing.back();
    for (std::uint32_t k = side.token_begin[row]; k < side.token_begin[row + 1]; ++k) {
      const TokenClass kind = side.words[side.tokens[k]].kind;
      const double lambda = mixture.of(kind);
      const double none = std::log1p(-lambda);
      table.odds.push_back(static_cast<float>(lambda / (1 - lambda) / side.unigram(side.tokens[k])));
      table.kind.push_back(kind);
      missing += class_weight(kind) * none;
    }
    table.missing.push_back(missing);
  }
  return table;
}

void BeadScorer::Direction::use(const MatchTable& table) {
  matches = &table;
  gains.assign(table.cells() * kKeptRows, kNotComputed);
}

template <typename Use>
void BeadScorer::for_each_match(const Direction& direction, text::SegmentRange explaining, std::uint32_t row, Use use) {
  const std::vector<std::uint32_t>& token_begin = direction.explaining.token_begin;
  const double words = token_begin[explaining.end] - token_begin[explaining.begin] + 1.0;
  if (explaining.size() == 1) {
    for (const Match& match : direction.matches->at(explaining.begin, row))
      use(match.token, static_cast<double>(match.sum) / words);
    return;
  }
  // Several explaining rows: their sums for one token belong together. Each row's matches are in order.
  std::array<MatchTable::Matches, kMostRows> open;
  const std::uint32_t rows = std::min<std::uint32_t>(explaining.size(), kMostRows);
  for (std::uint32_t k = 0; k < rows; ++k) open[k] = direction.matches->at(explaining.begin + k, row);
  while (true) {
    std::uint32_t token = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t k = 0; k < rows; ++k)
      if (open[k].first != open[k].last) token = std::min(token, open[k].first->token);
    if (token == std::numeric_limits<std::uint32_t>::max()) break;
    double sum = 0;
    for (std::uint32_t k = 0; k < rows; ++k)
      if (open[k].first != open[k].last && open[k].first->token == token)
        sum += static_cast<double>((open[k].first++)->sum);
    use(token, sum / words);
  }
}

double BeadScorer::gain(const Direction& direction, text::SegmentRange explaining, std::uint32_t row) const {
  // The gain of a token is the log of 1 + odds; a product for each class needs but one logarithm.
  std::array<double, kTokenClasses> products;
  products.fill(1);
  double gain = 0;
  for_each_match(direction, explaining, row, [&](std::uint32_t token, double share) {
    const auto kind = static_cast<std::size_t>(direction.tokens.kind[token]);
    double& product = products[kind];
    product *= std::min(1 + static_cast<double>(direction.tokens.odds[token]) * share, most_odds_[kind]);
    if (product > kLargeProduct) {
      gain += kClassWeights[kind] * std::log(product);
      product = 1;
    }
  });
  for (std::size_t kind = 0; kind < kTokenClasses; ++kind)
    if (products[kind] > 1) gain += kClassWeights[kind] * std::log(products[kind]);
  return gain;
}

double BeadScorer::kept_gain(Direction& direction, text::SegmentRange explaining, std::uint32_t row) const {
  if (explaining.size() > kKeptRows) return gain(direction, explaining, row);
  float& kept = direction.gains[direction.matches->cell(explaining.begin, row) * kKeptRows + explaining.size() - 1];
  if (kept < 0) kept = static_cast<float>(gain(direction, explaining, row));
  return static_cast<double>(kept);
}

double BeadScorer::word_score(Direction& direction, text::SegmentRange explaining, text::SegmentRange explained) const {
  double score = direction.tokens.missing[explained.end] - direction.tokens.missing[explained.begin];
  for (std::uint32_t row = explained.begin; row < explained.end; ++row) score += kept_gain(direction, explaining, row);
  return score;
}

double BeadScorer::score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) {
  const double prior = std::log(shape.prior);
  if (!shape.is_link()) return prior;
  if (spans_gap(source_, i0, shape.source) || spans_gap(target_, j0, shape.target))
    return -std::numeric_limits<double>::infinity();
  const std::uint32_t i1 = i0 + shape.source;
  const std::uint32_t j1 = j0 + shape.target;
  double score = prior;
  if (options_.use_length)
    score += models_.length.score(source_lengths_[i1] - source_lengths_[i0], target_lengths_[j1] - target_lengths_[j0]);
  score += models_.paragraphs.score(source_.paragraph_begin[i0], target_.paragraph_begin[j0]);
  score += breaks_inside(source_, i0, shape.source) * models_.paragraphs.source_break();
  score += breaks_inside(target_, j0, shape.target) * models_.paragraphs.target_break();
  score += models_.ends.score(source_.final_marks[i1 - 1], target_.final_marks[j1 - 1]);
  score += word_score(to_target_, {i0, i1}, {j0, j1});
  score += word_score(to_source_, {j0, j1}, {i0, i1});
  return score;
}

void BeadScorer::observe(const WeightedBead& bead, MixtureWeights& mixture) const {
  const auto observe = [&](const Direction& direction, text::SegmentRange explaining, text::SegmentRange explained) {
    const std::vector<std::uint32_t>& token_begin = direction.explained.token_begin;
    for (std::uint32_t k = token_begin[explained.begin]; k < token_begin[explained.end]; ++k)
      mixture.see(direction.tokens.kind[k], bead.weight);
    for (std::uint32_t row = explained.begin; row < explained.end; ++row)
      for_each_match(direction, explaining, row, [&](std::uint32_t token, double share) {
        const double odds = static_cast<double>(direction.tokens.odds[token]) * share;
        mixture.explain(direction.tokens.kind[token], bead.weight * odds / (1 + odds));
      });
  };
  observe(to_target_, bead.source, bead.target);
  observe(to_source_, bead.target, bead.source);
}

}  // namespace tolmach::align::detail
