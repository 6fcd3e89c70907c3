#include "align/detail/bead_scorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tolmach::align::detail {
namespace {

/// Tokens of a bead do not speak independently of each other, and both directions tell of the same ties: weights below
/// one.
constexpr std::array<double, kTokenClasses> kClassWeights{0.25, 0.45, 0.5, 0.25};
constexpr double kMostPerToken = 5;
constexpr double kLargeProduct = 1e250;   // well below the largest double
constexpr std::uint32_t kMostRows = 255;  // of a bead: sizes of shapes are bytes

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
      source_tokens_(make_table(source, models.mixture)),
      target_tokens_(make_table(target, models.mixture)),
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

template <typename Use>
void BeadScorer::for_each_match(const MatchTable& table, const Side& explaining, text::SegmentRange explaining_rows,
                                text::SegmentRange explained_rows, Use use) const {
  const double words =
      explaining.token_begin[explaining_rows.end] - explaining.token_begin[explaining_rows.begin] + 1.0;
  for (std::uint32_t row = explained_rows.begin; row < explained_rows.end; ++row) {
    if (explaining_rows.size() == 1) {
      for (const Match& match : table.at(explaining_rows.begin, row))
        use(match.token, static_cast<double>(match.sum) / words);
      continue;
    }
    // Several explaining rows: their sums for one token belong together. Each row's matches are in order.
    std::array<MatchTable::Matches, kMostRows> open;
    const std::uint32_t rows = std::min<std::uint32_t>(explaining_rows.size(), kMostRows);
    for (std::uint32_t k = 0; k < rows; ++k) open[k] = table.at(explaining_rows.begin + k, row);
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
}

double BeadScorer::word_score(const MatchTable& table, const TokenTable& tokens, const Side& explaining,
                              text::SegmentRange explaining_rows, text::SegmentRange explained_rows) const {
  // The gain of a token is the log of 1 + odds; a product for each class needs but one logarithm.
  std::array<double, kTokenClasses> products;
  products.fill(1);
  double score = tokens.missing[explained_rows.end] - tokens.missing[explained_rows.begin];
  for_each_match(table, explaining, explaining_rows, explained_rows, [&](std::uint32_t token, double share) {
    const auto kind = static_cast<std::size_t>(tokens.kind[token]);
    double& product = products[kind];
    product *= std::min(1 + static_cast<double>(tokens.odds[token]) * share, most_odds_[kind]);
    if (product > kLargeProduct) {
      score += kClassWeights[kind] * std::log(product);
      product = 1;
    }
  });
  for (std::size_t kind = 0; kind < kTokenClasses; ++kind)
    if (products[kind] > 1) score += kClassWeights[kind] * std::log(products[kind]);
  return score;
}

double BeadScorer::score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) const {
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
  score += word_score(*target_matches_, target_tokens_, source_, {i0, i1}, {j0, j1});
  score += word_score(*source_matches_, source_tokens_, target_, {j0, j1}, {i0, i1});
  return score;
}

void BeadScorer::observe(const WeightedBead& bead, MixtureWeights& mixture) const {
  const auto direction = [&](const MatchTable& table, const TokenTable& tokens, const Side& explaining,
                             text::SegmentRange explaining_rows, const Side& explained,
                             text::SegmentRange explained_rows) {
    for (std::uint32_t k = explained.token_begin[explained_rows.begin]; k < explained.token_begin[explained_rows.end];
         ++k)
      mixture.see(explained.words[explained.tokens[k]].kind, bead.weight);
    for_each_match(table, explaining, explaining_rows, explained_rows, [&](std::uint32_t token, double share) {
      const double odds = static_cast<double>(tokens.odds[token]) * share;
      const TokenClass kind = explained.words[explained.tokens[token]].kind;
      mixture.explain(kind, bead.weight * odds / (1 + odds));
    });
  };
  direction(*target_matches_, target_tokens_, source_, bead.source, target_, bead.target);
  direction(*source_matches_, source_tokens_, target_, bead.target, source_, bead.source);
}

}  // namespace tolmach::align::detail
