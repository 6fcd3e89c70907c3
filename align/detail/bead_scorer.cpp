#include "align/detail/bead_scorer.h"

#include <cmath>

namespace tolmach::align::detail {
namespace {

/// Tokens of a bead do not speak independently of each other, and both directions tell of the same ties: weights below
/// one.
constexpr std::array<double, kTokenClasses> kClassWeights{0.4, 0.6, 1.0, 0.6, 0.3};
constexpr double kMostPerToken = 4;
/// Marks inside are counted among the words as well.
constexpr double kEndWeight = 0.8, kBeginWeight = 0.5, kCapitalWeight = 0.5;
constexpr double kLargeProduct = 1e250;  // well below the largest double
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

template <typename Mark>
std::vector<std::size_t> marks_of_rows(const Side& side, Mark RowMarks::*mark) {
  std::vector<std::size_t> marks;
  for (const RowMarks& row : side.marks) marks.push_back(static_cast<std::size_t>(row.*mark));
  return marks;
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

bool gap_inside(const Side& side, text::SegmentRange rows) noexcept {
  for (std::uint32_t row = rows.begin + 1; row < rows.end; ++row)
    if (side.gap_before[row]) return true;
  return false;
}

}  // namespace

Models make_models(const Side& source, const Side& target, unsigned max_side,
                   const std::vector<const SegmentSimilarity*>& similarities) {
  Models models{make_shapes(std::clamp(max_side, 1U, kMostRows)),
                DeletionModel(source, target),
                LengthModel(sum(source.lengths), sum(target.lengths)),
                MixtureWeights(),
                ParagraphModel(source, target),
                MarkModel(marks_of_rows(target, &RowMarks::last), kEndWeight),
                MarkModel(marks_of_rows(target, &RowMarks::first), kBeginWeight),
                MarkModel(marks_of_rows(target, &RowMarks::capitals), kCapitalWeight),
                {}};
  for (const SegmentSimilarity* similarity : similarities)
    models.similarities.emplace_back(*similarity, source, target);
  return models;
}

BeadScorer::BeadScorer(const Side& source, const Side& target, const Models& models, const EvidenceSet& evidence)
    : source_(source),
      target_(target),
      models_(models),
      evidence_(evidence),
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

double BeadScorer::gain_of(const Direction& direction, std::uint32_t token, double share) const {
  const auto kind = static_cast<std::size_t>(direction.tokens.kind[token]);
  const double odds = 1 + static_cast<double>(direction.tokens.odds[token]) * share;
  return kClassWeights[kind] * std::log(std::min(odds, most_odds_[kind]));
}

double BeadScorer::unexplained(text::SegmentRange source, text::SegmentRange target) const {
  return to_target_.tokens.missing[target.end] - to_target_.tokens.missing[target.begin] +
         to_source_.tokens.missing[source.end] - to_source_.tokens.missing[source.begin];
}

int BeadScorer::breaks_inside(const Side& side, text::SegmentRange rows) noexcept {
  int breaks = 0;
  for (std::uint32_t row = rows.begin + 1; row < rows.end; ++row) breaks += side.paragraph_begin[row] ? 1 : 0;
  return breaks;
}

bool BeadScorer::spans_gap(text::SegmentRange source, text::SegmentRange target) const noexcept {
  return gap_inside(source_, source) || gap_inside(target_, target);
}

double BeadScorer::kept_gain(Direction& direction, text::SegmentRange explaining, std::uint32_t row) const {
  if (explaining.size() > kKeptRows) return gain(direction, explaining, row);
  float& kept = direction.gains[direction.matches->cell(explaining.begin, row) * kKeptRows + explaining.size() - 1];
  if (kept < 0) kept = static_cast<float>(gain(direction, explaining, row));
  return static_cast<double>(kept);
}

double BeadScorer::word_score(Direction& direction, text::SegmentRange explaining, text::SegmentRange explained) const {
  double score = 0;
  for (std::uint32_t row = explained.begin; row < explained.end; ++row) score += kept_gain(direction, explaining, row);
  return score;
}

double BeadScorer::link_score(text::SegmentRange source, text::SegmentRange target) {
  double score = unexplained(source, target);
  for_each_term(source, target, [&](Evidence, double value) { score += value; });
  return score + word_score(to_target_, source, target) + word_score(to_source_, target, source);
}

double BeadScorer::deletion_score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) const noexcept {
  if (!evidence_.has(Evidence::kDeletion)) return 0;
  return shape.source > 0 ? models_.deletion.source_score(i0) : models_.deletion.target_score(j0);
}

double BeadScorer::score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) {
  const double prior = std::log(shape.prior);
  if (!shape.is_link()) return prior + deletion_score(shape, i0, j0);
  const text::SegmentRange source{i0, i0 + shape.source};
  const text::SegmentRange target{j0, j0 + shape.target};
  if (spans_gap(source, target)) return -std::numeric_limits<double>::infinity();
  if (!shape.swap) return prior + link_score(source, target);
  return prior + link_score({i0, i0 + 1}, {j0 + 1, j0 + 2}) + link_score({i0 + 1, i0 + 2}, {j0, j0 + 1});
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
