#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "formats/text_changes.h"

namespace tolmach::cli {

/// Warns of the places of a file that were to be rewritten and were not, and says why.
void warn_of_left_places(const Session& session, const std::string& file, const std::vector<formats::TextChange>& left);

}  // namespace tolmach::cli
