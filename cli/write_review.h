#pragma once

#include <cstddef>
#include <string>

#include "cli/command.h"
#include "pipeline/workbench.h"

namespace tolmach::cli {

/// Writes a review in a bitext form: tsv, jsonl, tmx, moses, ladder, beads or html. `output` is a path, a prefix
/// (moses) or "-". The page of html shows findings and names too; they are looked for if that has not been done.
/// @throws Error (usage) when moses is to go to standard output, (io) when the output can't be written
void write_review(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review,
                  const std::string& form, const std::string& output);

/// Counts of a review's alignment.
struct ReviewSummary {
  std::size_t beads = 0, links = 0;
  double confidence = 0;  ///< mean over the links
};
[[nodiscard]] ReviewSummary summarise(const pipeline::Review& review);

}  // namespace tolmach::cli
