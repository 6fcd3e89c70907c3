#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "align/run_vectors.h"
#include "align/segment_similarity.h"

namespace tolmach::align {

/// How alike the vectors of two runs are: their cosine distance against the one that stands to be expected by chance,
///
///     1 − (1 − cos(x, y)) / ½ (mean of 1 − cos(x, any target run) + mean of 1 − cos(any source run, y)),
///
/// so 1 for equal vectors, 0 for what is as far apart as any two runs of the texts; not below −1. A plain cosine
/// favours texts that are close to everything (short ones, headings, runs of many sentences). This is Vecalign's cost
/// (Thompson and Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time and Space") before it is multiplied
/// by the sizes, with the mean over all runs in place of a sample: the mean of products is the product with the mean.
/// The thought, with nearest neighbours for the mean, is also that of Artetxe and Schwenk 2019 ("Margin-based Parallel
/// Corpus Mining with Multilingual Sentence Embeddings").
///
/// A run that is longer than those with vectors gets the sum of the longest parts that have one, brought to length 1.
/// NaN where a run or a part of it has no vector.
class VectorSimilarity : public SegmentSimilarity {
 public:
  /// @throws Error (usage) when the vectors of the two sides differ in dimension
  VectorSimilarity(RunVectors source, RunVectors target);

  [[nodiscard]] double of(SegmentRange source, SegmentRange target) const override;

 private:
  /// A run's vector, and its mean cosine with the runs of the other side.
  struct RunView {
    std::span<const float> vector;
    float chance = 0;
  };
  struct Side {
    explicit Side(RunVectors r) : runs(std::move(r)) {}
    [[nodiscard]] std::vector<float> mean() const;
    void expect(std::vector<float> mean_of_other);
    [[nodiscard]] std::optional<RunView> view(SegmentRange run, std::vector<float>& sum) const;
    [[nodiscard]] bool add_parts(SegmentRange run, std::span<float> sum) const;

    RunVectors runs;
    std::vector<float> other;   ///< mean of the other side's vectors
    std::vector<float> chance;  ///< by number of the run
  };

  Side source_, target_;
  mutable std::vector<float> source_sum_, target_sum_;  ///< of runs that have no vector of their own
};

}  // namespace tolmach::align
