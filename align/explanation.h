#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "align/evidence.h"

namespace tolmach::align {

/// What one evidence adds to the score of a bead.
struct Contribution {
  Evidence evidence = Evidence::kShape;
  double value = 0;  ///< natural log of odds: above 0 speaks for the bead, below 0 against it
};

/// A word, name, number or mark of one side with what accounts best for it on the other side.
struct WordTie {
  std::string source, target;  ///< as they stand in the bead, the first time there
  Evidence evidence = Evidence::kWords;
  double value = 0;  ///< what the tie adds to the score, in both directions together
};

/// Why a bead stands, for a deletion its price: its score is the sum of the contributions.
struct BeadExplanation {
  std::vector<Contribution> contributions;  ///< in the order of Evidence; what adds nothing is left out
  std::vector<WordTie> ties;                ///< the strongest first
};

/// An alignment with its reasons.
struct ExplainedAlignment {
  Alignment alignment;
  std::vector<BeadExplanation> explanations;  ///< one a bead; empty for segments that were not to be linked
};

}  // namespace tolmach::align
