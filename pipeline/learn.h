#pragma once

#include <vector>

#include "lexicons/lexicon.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// What a review's names propose to the lexicon: forms of one name in both languages, seen in linked beads. Suspected
/// misspellings are left out. Nothing is accepted by itself: proposals wait for a person.
[[nodiscard]] std::vector<lexicons::Proposal> proposals(const Review& review);

}  // namespace tolmach::pipeline
