#pragma once

#include <cstddef>
#include <vector>

#include "formats/located_finding.h"
#include "formats/text_changes.h"

namespace tolmach::pipeline {

/// What findings suggest for the target's file.
struct SureChanges {
  std::vector<formats::TextChange> changes;  ///< of the findings that are sure: a confidence of 0.9 or more
  std::size_t unsure = 0;                    ///< findings with a suggestion that are less sure
};

/// The changes that findings with a suggestion ask for, in their order.
[[nodiscard]] SureChanges sure_changes(const std::vector<formats::LocatedFinding>& findings);

}  // namespace tolmach::pipeline
