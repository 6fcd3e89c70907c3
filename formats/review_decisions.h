#pragma once

#include <istream>
#include <string>
#include <vector>

#include "formats/lexicon_import.h"
#include "lexicons/review.h"

namespace tolmach::formats {

/// Reads the decisions that a page of proposals has saved: JSON Lines, an object a line with the number `proposal`, its
/// `fingerprint`, `decision` ("accepted" or "rejected") and where given `forms`, an array of strings, and `reason`.
/// Other keys are not read.
/// @param bad gets the lines that are none, with the reason
[[nodiscard]] std::vector<lexicons::ReviewDecision> read_review_decisions(std::istream& in, std::vector<BadRow>& bad);

}  // namespace tolmach::formats
