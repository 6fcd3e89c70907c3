#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "align/run_vectors.h"
#include "align/segment_similarity.h"

namespace tolmach::align {

/// How alike the vectors of two runs are: the cosine of the two, each taken from the mean of its side,
///
///     (x − mean of the source) · (y − mean of the target) / their lengths,
///
/// so 1 for the same direction, 0 for what two runs have in common by chance. A plain cosine favours texts that are
/// close to everything (headings, runs of many sentences), for all vectors of a language and a topic share much;
/// Vecalign (Thompson and Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time and Space") divides by the
/// mean distance to a sample of the other side for it, Artetxe and Schwenk (2019, "Margin-based Parallel Corpus Mining
/// with Multilingual Sentence Embeddings") by that to the nearest neighbours. Taking the mean away reduces such hubs at
/// their root (Suzuki et al. 2013, "Centering Similarity Measures to Reduce Hubs"), needs no sample, and the product of
/// two rows and some numbers of each is all that is to be computed.
///
/// A run that is longer than those with vectors gets the sum of the longest parts that have one, brought to length 1.
/// NaN where a run or a part of it has no vector, or where it does not differ from the mean: in a text of one segment.
class VectorSimilarity : public SegmentSimilarity {
 public:
  /// @throws Error (usage) when the vectors of the two sides differ in dimension
  VectorSimilarity(RunVectors source, RunVectors target);

  [[nodiscard]] double of(SegmentRange source, SegmentRange target) const override;

 private:
  /// A run's vector x, and what centring needs of it.
  struct RunView {
    std::span<const float> vector;
    float with_own = 0;    ///< x · mean of its side
    float with_other = 0;  ///< x · mean of the other side
  };
  struct Side {
    explicit Side(RunVectors r);
    void set_other(const Side& other_side);
    [[nodiscard]] RunView view_of(std::span<const float> vector) const;
    [[nodiscard]] std::optional<RunView> view(SegmentRange run, std::vector<float>& sum) const;
    [[nodiscard]] bool add_parts(SegmentRange run, std::span<float> sum) const;

    RunVectors runs;
    std::vector<float> mean, other_mean;
    float mean_square = 0;
    std::vector<float> with_own, with_other;  ///< by number of the run
  };

  /// The squared length of a vector less its side's mean.
  [[nodiscard]] static double centred_square(const RunView& view, const Side& side);

  Side source_, target_;
  float mean_product_ = 0;
  mutable std::vector<float> source_sum_, target_sum_;  ///< of runs that have no vector of their own
};

}  // namespace tolmach::align
