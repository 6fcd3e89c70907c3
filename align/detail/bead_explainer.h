#pragma once

#include "align/detail/bead_scorer.h"
#include "align/detail/translations.h"
#include "align/explanation.h"

namespace tolmach::align::detail {

/// The translations of both directions, with the leave-out block of each row.
struct BothTranslations {
  Translations& to_target;
  Translations& to_source;
  const std::vector<std::uint32_t>* source_block = nullptr;  ///< null: one block
  const std::vector<std::uint32_t>* target_block = nullptr;
};

/// Takes the score of a link apart. The scorer must have the matches around the bead in use.
[[nodiscard]] BeadExplanation explain(const BeadScorer& scorer, double prior, text::SegmentRange source_rows,
                                      text::SegmentRange target_rows, const Side& source, const Side& target,
                                      const BothTranslations& translations);

}  // namespace tolmach::align::detail
