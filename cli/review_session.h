#pragma once

#include "lexicons/lexicon.h"
#include "lexicons/review.h"

namespace tolmach::cli {

/// Shows what waits, one proposal at a time, and takes a decision on each from standard input: a key at a terminal,
/// else a line. Each decision is kept when it is made. Ends with the proposals, the input, or q.
void run_review_session(lexicons::Lexicon& lexicon, lexicons::ProposalReviewer& reviewer);

}  // namespace tolmach::cli
