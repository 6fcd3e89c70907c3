#include "formats/table_tsv.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {

namespace {

/// Splits a line into fields that may hold memory already.
void split_into(std::vector<std::string>& fields, std::string_view line) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    if (count == fields.size()) fields.emplace_back();
    fields[count++] = line.substr(begin, tab - begin);
    begin = tab + 1;
  }
  fields.resize(count);
}

}  // namespace

std::vector<std::string> split_fields(std::string_view line) {
  std::vector<std::string> fields;
  split_into(fields, line);
  return fields;
}

TableReader::TableReader(std::istream& in, std::string name, bool escapes)
    : in_(in), name_(std::move(name)), escapes_(escapes) {
  std::string line;
  if (!next_line(line)) throw Error(Error::Kind::kIo, "the table is empty, expected a header", {name_});
  if (line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
  header_ = split_fields(line);
}

bool TableReader::next_line(std::string& line) {
  if (!std::getline(in_, line)) {
    if (in_.bad()) throw Error(Error::Kind::kIo, "reading failed", {name_, line_ + 1});
    return false;
  }
  ++line_;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (const auto bad = text::find_invalid_utf8(line)) {
    Where where{name_, line_};
    where.column = text::count_code_points(std::string_view(line).substr(0, *bad)) + 1;
    throw Error(Error::Kind::kIo, "a byte is not UTF-8", where, "tables must be UTF-8");
  }
  if (line.find('\0') != std::string::npos)
    throw Error(Error::Kind::kIo, "this is no table: a NUL byte stands in it", {name_, line_}, "tables must be UTF-8");
  return true;
}

std::optional<std::size_t> TableReader::column(std::span<const std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto is_it = [&](const std::string& column) { return text::lower(column) == name; };
    const auto found = std::find_if(header_.begin(), header_.end(), is_it);
    if (found == header_.end()) continue;
    if (std::any_of(found + 1, header_.end(), is_it))
      throw Error(Error::Kind::kIo, fmt::format("the column '{}' stands twice in the header", name), {name_, 1});
    return static_cast<std::size_t>(found - header_.begin());
  }
  return std::nullopt;
}

std::size_t TableReader::require(std::span<const std::string_view> names) const {
  if (const auto found = column(names)) return *found;
  throw Error(Error::Kind::kIo, fmt::format("there is no column '{}'", names.front()), {name_, 1},
              fmt::format("the header has: {}", fmt::join(header_, ", ")));
}

bool TableReader::next(std::vector<std::string>& row) {
  do {
    if (!next_line(buffer_)) return false;
  } while (buffer_.empty() && header_.size() > 1);
  split_into(row, buffer_);
  if (row.size() != header_.size()) {
    throw Error(Error::Kind::kIo, fmt::format("expected {} fields, found {}", header_.size(), row.size()),
                {name_, line_}, "fields are separated by tabs");
  }
  if (escapes_)
    for (std::string& field : row) field = unescape_field(field);
  return true;
}

std::string escape_field(std::string_view field) {
  std::string out;
  for (const char c : field) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string unescape_field(std::string_view field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char next = field[i] == '\\' && i + 1 < field.size() ? field[i + 1] : '\0';
    const std::size_t known = std::string_view("tnr\\").find(next);
    if (next == '\0' || known == std::string_view::npos) {
      out.push_back(field[i]);
      continue;
    }
    out.push_back("\t\n\r\\"[known]);
    ++i;
  }
  return out;
}

}  // namespace tolmach::formats
