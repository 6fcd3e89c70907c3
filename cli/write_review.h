#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/workbench.h"

namespace tolmach::cli {

/// Writes a review in a bitext form: tsv, jsonl, tmx, moses, ladder, beads or html. `output` is a path, a prefix
/// (moses) or "-". The page of html shows findings and names too; they are looked for if that has not been done.
/// @return the files that were written
/// @throws Error (usage) when moses is to go to standard output, (io) when the output can't be written
std::vector<std::string> write_review(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review,
                                      const std::string& form, const std::string& output);

}  // namespace tolmach::cli
