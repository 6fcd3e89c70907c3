#pragma once

#include <string_view>

#include "cli/command.h"

namespace tolmach::cli {

/// Messages go to standard error: plain ("tolmach: warning: …"), or one JSON object a line with --json. Warnings and
/// notes obey
/// --quiet, details are shown with --verbose only.
void log_error(const Session& session, std::string_view message);
void log_warning(const Session& session, std::string_view message);
void log_note(const Session& session, std::string_view message);
void log_detail(const Session& session, std::string_view message);

/// With --json the end of a run is summed up in one object, with the version and the settings it was made with.
void log_summary(const Session& session, std::string_view message);

}  // namespace tolmach::cli
