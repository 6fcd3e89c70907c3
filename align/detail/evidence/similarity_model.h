#pragma once

#include "align/detail/side.h"
#include "align/segment_similarity.h"

namespace tolmach::align::detail {

/// What a similarity from outside says of a bead. Two distributions are kept, of beads and of near misses: beads that
/// have one neighbouring row too many (a margin against the neighbours, as in Bertalign). The score is their log-odds,
/// both normal, which grows with the value. Both are re-estimated between rounds, so that a model which knows nothing
/// of a pair of documents loses its say.
class SimilarityModel {
 public:
  /// All must outlive the model.
  SimilarityModel(const SegmentSimilarity& similarity, const Side& source, const Side& target);

  /// log of the odds of the rows belonging together; 0 where the similarity knows nothing.
  [[nodiscard]] double score(text::SegmentRange source, text::SegmentRange target) const;

  /// Collects links, each with its probability; reestimate() then fits the model to them.
  void observe(text::SegmentRange source, text::SegmentRange target, double weight);
  void reestimate() noexcept;

 private:
  struct Moments {
    double weight = 0, sum = 0, squares = 0;
    void add(double value, double times) noexcept;
    [[nodiscard]] double mean() const noexcept { return weight > 0 ? sum / weight : 0; }
    [[nodiscard]] double variance() const noexcept;
    /// These moments and as much of others as so many values.
    [[nodiscard]] Moments with_prior(const Moments& prior, double times) const noexcept;
  };

  [[nodiscard]] double value(text::SegmentRange source, text::SegmentRange target) const;
  /// The row near its place in the target that is most like a source row.
  [[nodiscard]] std::uint32_t best_near(std::uint32_t row) const;
  /// Adds a bead to one distribution and its near misses to the other.
  void add(text::SegmentRange source, text::SegmentRange target, double weight, Moments& linked, Moments& missed) const;
  void fit() noexcept;

  const SegmentSimilarity& similarity_;
  const Side& source_;
  const Side& target_;
  Moments linked_, missed_;                       ///< of the round before
  Moments seen_linked_, seen_missed_;             ///< of this round
  double distance_ = 0;                           ///< of the means; 0 where the values tell nothing apart
  double linked_spread_ = 1, missed_spread_ = 1;  ///< standard deviations
};

}  // namespace tolmach::align::detail
