#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "check/project_file.h"
#include "cli/check_report.h"
#include "cli/command.h"
#include "cli/pair_options.h"

namespace tolmach::cli {

/// What was typed behind `tolmach check`.
struct CheckOptions {
  PairOptions pair;
  std::vector<std::string> files;  ///< [SOURCE] TARGET, or one that holds both (--from)
  std::string pairs;               ///< a list of files
  std::string from;
  bool escapes = false;
  bool list = false;
  ReportOptions report;
  std::string project, profile;
  bool no_project = false;
  std::string least;  ///< severity
  std::optional<double> least_confidence;
  std::string fix;  ///< where the corrected target goes
  std::vector<std::string> without, terms;
};

void add_check_options(CLI::App& command, CheckOptions& options);

/// @throws Error (usage) for options that would be ignored: they are mistakes
void require_sense(const CheckOptions& options);
/// Warns of what is harmless, but does nothing.
void warn_of_unused(const Session& session, const CheckOptions& options);

/// The profile, then the project file, then what was typed: later ones count. A profile that was typed stands in the
/// place of the project file's.
/// @throws Error (usage, io) of the files that are read
[[nodiscard]] check::Project project_of(const Session& session, const CheckOptions& options);
/// refuse_overwriting() of all that a check reads and writes, but for the texts of a list.
void refuse_overwriting_inputs(const Session& session, const CheckOptions& options, const check::Project& project);
/// What is to be done with the findings, with what the project says of it.
[[nodiscard]] ReportOptions report_of(const CheckOptions& options, const check::Project& project);

}  // namespace tolmach::cli
