#pragma once

#include <vector>

#include "formats/located_finding.h"
#include "formats/text_changes.h"

namespace tolmach::pipeline {

/// The changes of the target's file that findings suggest and are sure of (a confidence of 0.9 or more).
[[nodiscard]] std::vector<formats::TextChange> sure_changes(const std::vector<formats::LocatedFinding>& findings);

}  // namespace tolmach::pipeline
