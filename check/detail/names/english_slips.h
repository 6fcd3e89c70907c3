#pragma once

#include <vector>

#include "check/detail/names/name_slips.h"

namespace tolmach::check::detail {

/// Looks for slips in well-known names where one side has other letters than English. What stands in the target is a
/// letter away from how its language writes a name of the source ("Майхл" for Michael, "Сінхапур" for Singapore), or
/// from the English name that the source's form stands for ("Stevin" for Стивен), and nothing in the target is that
/// name.
[[nodiscard]] std::vector<NameSlip> find_english_slips(NameWords& target, text::SegmentRange target_segments,
                                                       NameWords& source, text::SegmentRange source_segments,
                                                       Resources& resources);

}  // namespace tolmach::check::detail
