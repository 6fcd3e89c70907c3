#include "cli/log.h"

#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/version.h"

namespace tolmach::cli {
namespace {

void write_line(std::string line) {
  line.push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

/// Messages may quote damaged text; JSON must stay valid.
void write_object(const nlohmann::ordered_json& object) {
  write_line(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void write(const Session& session, std::string_view level, std::string_view message) {
  if (session.json_logs) return write_object({{"level", level}, {"message", message}});
  std::string line = "tolmach: ";
  if (level == "error" || level == "warning") line.append(level).append(": ");
  write_line(line.append(message));
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

void log_summary(const Session& session, std::string_view message) {
  if (!session.json_logs) return log_detail(session, message);
  write_object(
      {{"level", "summary"}, {"message", message}, {"version", program_version()}, {"settings", session.command_line}});
}

}  // namespace tolmach::cli
