#pragma once

#include <vector>

#include "normalize/detail/mentions/unspaced_line.h"

namespace tolmach::normalize::detail {

/// The language's own names in a line, in their order and without overlaps: usual surnames with what stands between
/// them and a title behind the name, or behind a title. Each is certain and a person. Where a title stands only before
/// the name, its end is a guess, and its score is 1; else it is 0.
[[nodiscard]] std::vector<UnspacedName> surname_names(const UnspacedLine& line);

}  // namespace tolmach::normalize::detail
