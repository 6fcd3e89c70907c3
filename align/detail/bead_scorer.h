#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "align/detail/evidence/bead_shapes.h"
#include "align/detail/evidence/deletion_model.h"
#include "align/detail/evidence/length_model.h"
#include "align/detail/evidence/mark_model.h"
#include "align/detail/evidence/matches.h"
#include "align/detail/evidence/mixture.h"
#include "align/detail/evidence/paragraph_model.h"
#include "align/detail/evidence/similarity_model.h"
#include "align/detail/side.h"
#include "align/evidence.h"

namespace tolmach::align::detail {

/// The models whose evidence a bead's score sums up; re-estimated between rounds.
struct Models {
  std::vector<BeadShape> shapes;
  DeletionModel deletion;
  LengthModel length;
  MixtureWeights mixture;
  ParagraphModel paragraphs;
  MarkModel ends, begins, capitals;
  std::vector<SimilarityModel> similarities;
};
[[nodiscard]] Models make_models(const Side& source, const Side& target, unsigned max_side,
                                 const std::vector<const SegmentSimilarity*>& similarities);

/// The log-odds of a bead: its rows translate each other, against their standing together by chance.
class BeadScorer {
 public:
  BeadScorer(const Side& source, const Side& target, const Models& models, const EvidenceSet& evidence);

  /// Sets the words that match around the beads to be scored next.
  /// @param target_matches which target tokens source rows explain; `source_matches` the other way round. Both must
  ///   outlive their use.
  void use(const MatchTable& target_matches, const MatchTable& source_matches) {
    to_target_.use(target_matches);
    to_source_.use(source_matches);
  }

  /// Score of the bead of source rows [i0, i1) and target rows [j0, j1), which has the shape `shape`; −∞ where it spans
  /// a gap.
  [[nodiscard]] double score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0);

  /// What its row adds to the score of a deletion beside its shape.
  /// @param shape one of its sides is empty  @param i0, j0 where it begins
  [[nodiscard]] double deletion_score(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) const noexcept;
  /// Calls visit(evidence, value) for each term of a link's score but for its words.
  template <typename Visit>
  void for_each_term(text::SegmentRange source, text::SegmentRange target, const Visit& visit) const;
  /// What all words of the rows cost as long as nothing explains them; at most 0.
  [[nodiscard]] double unexplained(text::SegmentRange source, text::SegmentRange target) const;
  /// Calls visit(token of the explained side, gain) for each token that the other side's rows account for.
  /// @param reversed whether the target explains the source
  template <typename Visit>
  void for_each_gain(text::SegmentRange source, text::SegmentRange target, bool reversed, const Visit& visit) const;

  /// Passes on what a bead of probability `weight` says of the mixture weights.
  void observe(const WeightedBead& bead, MixtureWeights& mixture) const;

 private:
  /// What does not change with the bead, for the tokens of one side.
  struct TokenTable {
    std::vector<float> odds;       ///< λ / (1 − λ) / p(token), by token
    std::vector<TokenClass> kind;  ///< by token
    std::vector<double> missing;   ///< prefix sums over rows of Σ weight · log(1 − λ)
  };
  static TokenTable make_table(const Side& side, const MixtureWeights& mixture);

  /// The rows of one side as explained by those of the other.
  struct Direction {
    const Side& explaining;
    const Side& explained;
    TokenTable tokens;  ///< of the explained side
    const MatchTable* matches = nullptr;
    std::vector<float> gains;  ///< by cell and number of explaining rows; below 0 = not computed yet

    void use(const MatchTable& table);
  };

  /// Calls use(token, explained share) for each token of a row that the `explaining` rows account for.
  template <typename Use>
  static void for_each_match(const Direction& direction, text::SegmentRange explaining, std::uint32_t row,
                             const Use& use);
  static int breaks_inside(const Side& side, text::SegmentRange rows) noexcept;
  /// What one token adds to the score when a share of it is explained.
  [[nodiscard]] double gain_of(const Direction& direction, std::uint32_t token, double share) const;
  [[nodiscard]] bool spans_gap(text::SegmentRange source, text::SegmentRange target) const noexcept;
  /// Score of a link without what its shape says.
  [[nodiscard]] double link_score(text::SegmentRange source, text::SegmentRange target);
  /// What the words of a row add to the score when they are explained by these rows; at least 0.
  [[nodiscard]] double gain(const Direction& direction, text::SegmentRange explaining, std::uint32_t row) const;
  [[nodiscard]] double kept_gain(Direction& direction, text::SegmentRange explaining, std::uint32_t row) const;
  [[nodiscard]] double word_score(Direction& direction, text::SegmentRange explaining,
                                  text::SegmentRange explained) const;

  const Side& source_;
  const Side& target_;
  const Models& models_;
  const EvidenceSet& evidence_;
  std::array<double, kTokenClasses> most_odds_{};  ///< most that a match may count, by class
  Direction to_target_, to_source_;
  std::vector<double> source_lengths_, target_lengths_;  ///< prefix sums
};

template <typename Visit>
void BeadScorer::for_each_term(text::SegmentRange source, text::SegmentRange target, const Visit& visit) const {
  const RowMarks& source_first = source_.marks[source.begin];
  const RowMarks& target_first = target_.marks[target.begin];
  const auto add = [&](Evidence evidence, auto value) {
    if (evidence_.has(evidence)) visit(evidence, value());
  };
  const auto index = [](auto mark) { return static_cast<std::size_t>(mark); };
  add(Evidence::kLength, [&] {
    return models_.length.score(source_lengths_[source.end] - source_lengths_[source.begin],
                                target_lengths_[target.end] - target_lengths_[target.begin]);
  });
  add(Evidence::kParagraphs, [&] {
    const bool told = !source_.begins_section(source.begin) && !target_.begins_section(target.begin);
    return (told
                ? models_.paragraphs.score(source_.paragraph_begin[source.begin], target_.paragraph_begin[target.begin])
                : 0) +
           breaks_inside(source_, source) * models_.paragraphs.source_break() +
           breaks_inside(target_, target) * models_.paragraphs.target_break();
  });
  add(Evidence::kEnds, [&] {
    return models_.ends.score(index(source_.marks[source.end - 1].last), index(target_.marks[target.end - 1].last));
  });
  add(Evidence::kBegins, [&] { return models_.begins.score(index(source_first.first), index(target_first.first)); });
  add(Evidence::kCapitals,
      [&] { return models_.capitals.score(index(source_first.capitals), index(target_first.capitals)); });
  for (const SimilarityModel& similarity : models_.similarities)
    add(Evidence::kSimilarity, [&] { return similarity.score(source, target); });
}

template <typename Visit>
void BeadScorer::for_each_gain(text::SegmentRange source, text::SegmentRange target, bool reversed,
                               const Visit& visit) const {
  const Direction& direction = reversed ? to_source_ : to_target_;
  const text::SegmentRange explaining = reversed ? target : source;
  const text::SegmentRange explained = reversed ? source : target;
  for (std::uint32_t row = explained.begin; row < explained.end; ++row)
    for_each_match(direction, explaining, row,
                   [&](std::uint32_t token, double share) { visit(token, gain_of(direction, token, share)); });
}

template <typename Use>
void BeadScorer::for_each_match(const Direction& direction, text::SegmentRange explaining, std::uint32_t row,
                                const Use& use) {
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

}  // namespace tolmach::align::detail
