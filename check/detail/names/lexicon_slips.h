#pragma once

#include <vector>

#include "check/detail/names/name_slips.h"

namespace tolmach::check::detail {

/// Looks for slips in names that the lexicon knows in both languages: what stands in the target is a letter away from
/// the only word that is missing of what its language calls an entity of the source ("Allemegne", where the source has
/// Deutschland). In languages whose endings are not known (data/names/english_leeway.tsv) a difference at the end of a
/// word is none. For targets with spaces between words.
[[nodiscard]] std::vector<NameSlip> find_lexicon_slips(NameWords& target, text::SegmentRange target_segments,
                                                       NameWords& source, text::SegmentRange source_segments,
                                                       Resources& resources);

}  // namespace tolmach::check::detail
