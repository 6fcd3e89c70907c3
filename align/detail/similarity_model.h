#pragma once

#include "align/detail/side.h"
#include "align/segment_similarity.h"

namespace tolmach::align::detail {

/// What a similarity from outside says of a bead. Two distributions are kept, of linked rows and of rows that meet by
/// chance; the score is their log-odds with one variance (Fisher's linear discriminant), which grows with the value.
/// The first is re-estimated between rounds, so that a model which knows nothing of a pair of documents loses its say.
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
  };

  [[nodiscard]] double value(text::SegmentRange source, text::SegmentRange target) const;
  /// The best value of a source row with any row near its place in the target.
  [[nodiscard]] double best_near(std::uint32_t row) const;
  void fit() noexcept;

  const SegmentSimilarity& similarity_;
  const Side& source_;
  const Side& target_;
  Moments chance_, linked_, seen_;
  double slope_ = 0, middle_ = 0;
};

}  // namespace tolmach::align::detail
