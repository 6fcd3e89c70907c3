#pragma once

#include <array>
#include <vector>

#include "align/aligner.h"
#include "align/detail/bead_shapes.h"
#include "align/detail/end_model.h"
#include "align/detail/length_model.h"
#include "align/detail/matches.h"
#include "align/detail/mixture.h"
#include "align/detail/paragraph_model.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// The models whose evidence a bead's score sums up; re-estimated between rounds.
struct Models {
  std::vector<BeadShape> shapes;
  LengthModel length;
  MixtureWeights mixture;
  ParagraphModel paragraphs;
  EndModel ends;
};

/// The log-odds of a bead: its rows translate each other, against their standing together by chance.
class BeadScorer {
 public:
  BeadScorer(const Side& source, const Side& target, const Models& models, const AlignerOptions& options);

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
  static void for_each_match(const Direction& direction, text::SegmentRange explaining, std::uint32_t row, Use use);
  /// What the words of a row add to the score when they are explained by these rows; at least 0.
  [[nodiscard]] double gain(const Direction& direction, text::SegmentRange explaining, std::uint32_t row) const;
  [[nodiscard]] double kept_gain(Direction& direction, text::SegmentRange explaining, std::uint32_t row) const;
  [[nodiscard]] double word_score(Direction& direction, text::SegmentRange explaining,
                                  text::SegmentRange explained) const;

  const Side& source_;
  const Side& target_;
  const Models& models_;
  const AlignerOptions& options_;
  std::array<double, kTokenClasses> most_odds_{};  ///< most that a match may count, by class
  Direction to_target_, to_source_;
  std::vector<double> source_lengths_, target_lengths_;  ///< prefix sums
};

}  // namespace tolmach::align::detail
