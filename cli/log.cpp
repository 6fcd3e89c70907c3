#include "cli/log.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/version.h"
#include "formats/json_line.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

void write_line(std::string line) {
  line.push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

/// Messages may quote damaged text; JSON must stay valid.
void write_object(const nlohmann::ordered_json& object) {
  write_line(formats::json_line(object));
}

/// What messages quote is a stranger's and could steer the terminal. Their line ends are their own.
std::string visible_lines(std::string_view message) {
  std::string lines;
  for (std::size_t begin = 0; begin <= message.size();) {
    const std::size_t end = std::min(message.find('\n', begin), message.size());
    if (begin > 0) lines.push_back('\n');
    lines += text::visible(message.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void write(const Session& session, std::string_view level, std::string_view message) {
  if (session.json_logs) return write_object({{"level", level}, {"message", message}});
  std::string line = "tolmach: ";
  if (level == "error" || level == "warning") line.append(level).append(": ");
  write_line(line.append(visible_lines(message)));
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
