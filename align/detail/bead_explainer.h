#pragma once

#include "align/detail/bead_scorer.h"
#include "align/detail/evidence/translations.h"
#include "align/explanation.h"

namespace tolmach::align::detail {

/// The translations of both directions, with the leave-out block of each row.
struct BothTranslations {
  Translations& to_target;
  Translations& to_source;
  const std::vector<std::uint32_t>* source_block = nullptr;  ///< null: one block
  const std::vector<std::uint32_t>* target_block = nullptr;
};

/// Takes the scores of beads apart.
class BeadExplainer {
 public:
  /// All must outlive the explainer.
  BeadExplainer(const BeadScorer& scorer, const Side& source, const Side& target, const BothTranslations& translations)
      : scorer_(scorer), source_(source), target_(target), translations_(translations) {}

  /// Why rows are linked. The scorer must have the matches around them in use.
  /// @param shape what the bead's shape adds to the score
  [[nodiscard]] BeadExplanation link(double shape, text::SegmentRange source_rows,
                                     text::SegmentRange target_rows) const;
  /// What it costs that a row has no counterpart. @param i0, j0 where the deletion begins
  [[nodiscard]] BeadExplanation deletion(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) const;

 private:
  const BeadScorer& scorer_;
  const Side& source_;
  const Side& target_;
  const BothTranslations& translations_;
};

}  // namespace tolmach::align::detail
