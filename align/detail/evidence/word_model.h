#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "align/detail/evidence/ties.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// A pair of row ranges that may translate each other, with the probability that they do.
struct WeightedBead {
  text::SegmentRange source, target;  ///< rows, not segments of the document
  double weight = 0;
  bool swap =
      false;  ///< two rows a side; the first source row belongs to the second target row and the other way round

  /// Whether both sides have rows.
  [[nodiscard]] bool is_link() const noexcept { return !source.empty() && !target.empty(); }
};

/// Calls visit(bead) for a bead, or for the two links that a swapped one stands for.
template <typename Visit>
void for_each_link(const WeightedBead& bead, const Visit& visit) {
  if (!bead.swap) return visit(bead);
  const auto [i, j] = std::pair(bead.source.begin, bead.target.begin);
  visit(WeightedBead{{i, i + 1}, {j + 1, j + 2}, bead.weight});
  visit(WeightedBead{{i + 1, i + 2}, {j, j + 1}, bead.weight});
}

/// What the rows of one block add to the count of a pair of words.
struct BlockCount {
  std::uint32_t block = 0;
  float count = 0;
};

/// Word translation probabilities induced from aligned rows: IBM model 1 (Brown et al. 1993), one direction.
///
/// The rows are cut into blocks, and the counts that a block contributed can be left out when that block is scored
/// again: otherwise every rare word votes for whatever the last round chose.
class WordModel {
 public:
  /// A translation of a word with its probability.
  struct Entry {
    WordId word = 0;
    float probability = 0;
  };

  /// Trains p(to | from) on beads, but for those of more than a million pairs of words. `block_of_row` gives the block
  /// of each source row (of `beads[].source`).
  /// @param reversed the model goes from target to source
  static WordModel train(const Side& source, const Side& target, const std::vector<WeightedBead>& beads,
                         const std::vector<std::uint32_t>& block_of_row, std::uint32_t blocks, const TieTable& ties,
                         bool reversed);

  /// Calls visit(from, to, expected count) for each pair.
  template <typename Visit>
  void for_each_pair(const Visit& visit) const {
    for (WordId from = 0; from + 1 < row_begin_.size(); ++from)
      for (std::uint32_t p = row_begin_[from]; p < row_begin_[from + 1]; ++p)
        visit(from, pairs_[p].to, pairs_[p].count);
  }

  /// Takes so much from every count before it is used: what is left of a pair that was seen together once is chance.
  void discount(float count) noexcept { discount_ = count; }

  /// The translations of a word, with the counts of `block` left out. Replaces what `out` holds.
  void translations(WordId from, std::uint32_t block, std::vector<Entry>& out) const;

 private:
  struct Pair {
    WordId to = 0;
    float count = 0;
    std::uint32_t left_out_begin = 0;  ///< into left_out_; ends where the next pair's begins
  };

  /// Appends a pair; those of a first word come together. @param contributed what blocks have added to the count
  void add_pair(WordId from, WordId to, float count, std::span<const BlockCount> contributed);

  std::vector<std::uint32_t> row_begin_;  ///< by word
  std::vector<Pair> pairs_;
  std::vector<BlockCount> left_out_;
  std::vector<float> totals_;        ///< by word
  std::vector<float> block_totals_;  ///< word · blocks + block
  std::uint32_t blocks_ = 1;
  float discount_ = 0;
};

}  // namespace tolmach::align::detail
