#pragma once

#include <string>

#include "cli/command.h"

namespace tolmach::cli {

/// Making the names of a text consistent.
struct ApplyOptions {
  std::string file;
  bool apply = false;
  std::string replay;  ///< a file of changes that are made again
  std::string style;
  bool dry_run = false;
  std::string language, encoding;
  std::string changes;  ///< where the list of changes goes; empty = beside the output
};

/// Adds them to `normalize`.
void add_apply_options(CLI::App& command, ApplyOptions& options);

/// Rewrites a file, or with a dry run shows how it would be rewritten. Exit status 1 where --replay had to leave
/// places.
/// @param output a path or "-"
void apply_names(Session& session, const ApplyOptions& options, const std::string& output);

}  // namespace tolmach::cli
