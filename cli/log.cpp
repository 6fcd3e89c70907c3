#include "cli/log.h"

#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

namespace tolmach::cli {
namespace {

void write(const Session& session, std::string_view level, std::string_view message) {
  std::string line;
  if (session.json_logs) {
    // Messages may quote damaged text; JSON must stay valid.
    line = nlohmann::json{{"level", level}, {"message", message}}.dump(-1, ' ', false,
                                                                       nlohmann::json::error_handler_t::replace);
  } else {
    line = "tolmach: ";
    if (level == "error" || level == "warning") line.append(level).append(": ");
    line.append(message);
  }
  line.push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void log_error(const Session& session, std::string_view message) {
  write(session, "error", message);
}
void log_warning(const Session& session, std::string_view message) {
  if (!session.quiet) write(session, "warning", message);
}
void log_note(const Session& session, std::string_view message) {
  if (!session.quiet) write(session, "note", message);
}
void log_detail(const Session& session, std::string_view message) {
  if (session.verbose && !session.quiet) write(session, "detail", message);
}

}  // namespace tolmach::cli
