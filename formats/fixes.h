#pragma once

#include <vector>

#include "formats/located_finding.h"
#include "formats/text_changes.h"

namespace tolmach::formats {

/// The changes of the target that findings suggest and are sure of (a confidence of 0.9 or more).
[[nodiscard]] std::vector<TextChange> sure_changes(const std::vector<LocatedFinding>& findings);

}  // namespace tolmach::formats
