#pragma once

#include "align/bead.h"

namespace tolmach::align {

/// How alike two runs of segments are in the eyes of a model from outside: vectors of an encoder, a machine
/// translation. The aligner learns for each pair of documents what a value says, so any scale will do as long as
/// translations of each other get higher values than what stands together by chance. Implementations may be asked by
/// one thread at a time for each align() call they are given to.
class SegmentSimilarity {
 public:
  SegmentSimilarity() = default;
  SegmentSimilarity(const SegmentSimilarity&) = delete;
  SegmentSimilarity& operator=(const SegmentSimilarity&) = delete;
  virtual ~SegmentSimilarity() = default;

  /// Similarity of neighbouring source segments and neighbouring target segments, neither range empty: −1 to 1, or NaN
  /// where nothing is known.
  [[nodiscard]] virtual double of(SegmentRange source, SegmentRange target) const = 0;
};

}  // namespace tolmach::align
