#pragma once

#include <ostream>
#include <vector>

#include "check/finding.h"
#include "formats/findings_jsonl.h"

namespace tolmach::formats {

/// Writes findings for people: `file:line:column: severity: message [code]`, then the line with the place underlined.
/// @param colour use terminal colours
void write_findings_text(std::ostream& out, const std::vector<check::Finding>& findings, const FindingContext& context,
                         bool colour);

}  // namespace tolmach::formats
