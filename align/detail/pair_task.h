#pragma once

#include <optional>
#include <vector>

#include "align/aligner.h"
#include "align/detail/bead_explainer.h"
#include "align/detail/bead_scorer.h"
#include "align/detail/evidence/ties.h"
#include "align/detail/evidence/word_model.h"
#include "align/detail/search/fixed_beads.h"
#include "align/detail/search/lattice.h"
#include "align/detail/search/sections.h"
#include "align/detail/side.h"
#include "align/detail/watch.h"
#include "align/explanation.h"

namespace tolmach::align::detail {

/// Words induced from one round, both directions, with the leave-out block of each row.
struct InducedWords {
  WordModel to_target, to_source;
  std::vector<std::uint32_t> source_block, target_block;
};

/// One pair of documents, or a pool of them, on its way through the rounds: search, re-estimate, induce words, search
/// again.
class PairTask {
 public:
  /// The references must outlive the task. `fixed` is told the rows.
  PairTask(Side source, Side target, TieTable ties, FixedBeads& fixed, const AlignerOptions& options,
           const std::vector<const SegmentSimilarity*>& similarities, Watch& watch);

  /// The beads that cover all rows, with their posterior probabilities.
  /// @param explanations if not null, one for each link and deletion: a swapped bead has two
  [[nodiscard]] std::vector<WeightedBead> run(std::vector<BeadExplanation>* explanations = nullptr);

  [[nodiscard]] const Side& source() const noexcept { return source_; }
  [[nodiscard]] const Side& target() const noexcept { return target_; }

 private:
  void add_fixed_shapes();
  [[nodiscard]] bool is_of_fixed(const BeadShape& shape) const noexcept;
  [[nodiscard]] InducedWords induce() const;
  void search_round(const Band& band, const InducedWords* words, bool coarse,
                    std::vector<BeadExplanation>* explanations);
  /// Explains the beads of the path from the `first` on.
  void explain_path(std::size_t first, const BeadExplainer& explainer, std::vector<BeadExplanation>& out) const;
  [[nodiscard]] std::vector<BeadShape> small_shapes() const;
  [[nodiscard]] bool allowed(const BeadShape& shape, std::uint32_t i, std::uint32_t j) const noexcept;
  void observe(const BeadScorer& scorer, LatticePoint upto);
  void observe_link(const WeightedBead& bead);
  void reestimate(bool coarse);
  [[nodiscard]] BeadShape shape_of(const WeightedBead& bead) const noexcept;

  Side source_, target_;
  TieTable ties_;
  FixedBeads& fixed_;
  const AlignerOptions& options_;
  Watch& watch_;
  Sections sections_;
  Models models_;
  SearchResult result_;
  std::size_t observed_ = 0;  ///< posteriors of this round that the models have been told of
};

}  // namespace tolmach::align::detail
