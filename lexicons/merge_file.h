#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicons/lexicon.h"

namespace tolmach::lexicons {

/// What joining another person's file did.
struct MergeReport {
  std::uint64_t taken = 0;             ///< their changes that were made here
  std::uint64_t known = 0;             ///< those that had been made here before
  std::vector<std::string> conflicts;  ///< what both have changed otherwise, in words; ours stands
};

/// Makes the changes that were made in another file and not in this one, in their order and under their authors' names.
/// The logs tell: changes have the same uid in every copy, so joining twice, or both ways round, does nothing more.
/// Rows are known by what they are (an entity by its id, a name by entity, form and language). Where both have changed
/// one datum, ours stands; what one has removed and the other has changed or added to, stays. Counts of word pairs add
/// up.
/// @throws Error (io) as Lexicon, and when a row of theirs is not one that this program would take by hand; then
/// nothing
///   is taken
MergeReport merge_file(Lexicon& ours, const Lexicon& theirs, std::string_view their_name, bool dry_run = false);

}  // namespace tolmach::lexicons
