#include "formats/detail/csv.h"

#include <algorithm>
#include <array>

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

char separator_in(std::string_view header) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    const std::size_t which = quoted ? std::string_view::npos : kSeparators.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto* const most = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace

bool CsvReader::next_line(std::string& line) {
  if (!lines_.next(line)) return false;
  if (lines_.too_long()) refuse("the line is too long");
  if (separator_ != '\0') return true;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF", kSays = "sep=";
  if (line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
  if (line.size() == kSays.size() + 1 && line.starts_with(kSays)) {
    separator_ = line.back();
    return next_line(line);
  }
  separator_ = separator_in(line);
  return true;
}

bool CsvReader::next(std::vector<std::string>& fields) {
  std::string line;
  fields.clear();
  if (!next_line(line)) return false;
  for (std::size_t at = 0;;) {
    std::string field;
    if (at < line.size() && line[at] == '"') {
      at = read_quoted(lines_, line, at + 1, field);
      if (at < line.size() && line[at] != separator_) refuse("a quoted field goes on behind its quote");
    } else {
      const std::size_t end = std::min(line.find(separator_, at), line.size());
      field = line.substr(at, end - at);
      if (field.find('"') != std::string::npos) refuse("a quote stands within a field");
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= line.size()) return true;
    ++at;  // the separator
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
