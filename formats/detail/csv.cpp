#include "formats/detail/csv.h"

#include "text/error.h"

namespace tolmach::formats::detail {
namespace {

[[noreturn]] void refuse(const char* what) {
  throw Error(Error::Kind::kUsage, what);
}

/// Reads a quoted field whose opening quote stands before `at`; goes on in further lines where it must.
/// @return the place behind the closing quote
std::size_t read_quoted(LineReader& lines, std::string& line, std::size_t at, std::string& field) {
  while (true) {
    const std::size_t quote = line.find('"', at);
    if (quote == std::string::npos) {
      field += line.substr(at);
      field += '\n';
      if (field.size() > LineReader::kLongest) refuse("a quoted field is too long");
      if (!lines.next(line)) refuse("a quote is not closed");
      if (lines.too_long()) refuse("the line is too long");
      at = 0;
      continue;
    }
    field += line.substr(at, quote - at);
    at = quote + 1;
    if (at >= line.size() || line[at] != '"') return at;
    field += '"';
    ++at;
  }
}

}  // namespace

bool next_csv_record(LineReader& lines, std::vector<std::string>& fields) {
  std::string line;
  fields.clear();
  if (!lines.next(line)) return false;
  if (lines.too_long()) refuse("the line is too long");
  for (std::size_t at = 0;;) {
    std::string field;
    if (at < line.size() && line[at] == '"') {
      at = read_quoted(lines, line, at + 1, field);
      if (at < line.size() && line[at] != ',') refuse("a quoted field goes on behind its quote");
    } else {
      const std::size_t comma = line.find(',', at);
      field = line.substr(at, comma == std::string::npos ? comma : comma - at);
      if (field.find('"') != std::string::npos) refuse("a quote stands within a field");
      at = comma == std::string::npos ? line.size() : comma;
    }
    fields.push_back(std::move(field));
    if (at >= line.size()) return true;
    ++at;  // the comma
  }
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out + '"';
}

}  // namespace tolmach::formats::detail
