#include "text/data_folder.h"

#include <charconv>
#include <cmath>
#include <string>

#include "text/data_file.h"
#include "text/error.h"

namespace tolmach::text {
namespace {

void split_fields(std::string_view line, std::vector<std::string_view>& fields) {
  fields.clear();
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

bool DataFolder::has(std::string_view relative) const {
  std::error_code ignored;
  return std::filesystem::is_regular_file(file(relative), ignored);
}

std::string read_data_file(const std::filesystem::path& path) {
  return std::string(DataFile(path).text());
}

void for_each_data_row(const std::filesystem::path& path, std::size_t least_fields,
                       const std::function<void(const DataRowView&)>& visit) {
  const DataFile file(path);
  std::vector<std::string_view> fields;
  std::string_view rest = file.text();
  for (std::size_t line_number = 1; !rest.empty(); ++line_number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    split_fields(line, fields);
    if (fields.size() > 1 && fields.back().starts_with("# ")) fields.pop_back();
    if (fields.size() < least_fields) {
      throw Error(Error::Kind::kIo,
                  "expected at least " + std::to_string(least_fields) + " tab-separated fields, found " +
                      std::to_string(fields.size()),
                  {path.string(), line_number});
    }
    visit({fields, line_number});
  }
}

std::vector<DataRow> read_data_rows(const std::filesystem::path& path, std::size_t least_fields) {
  std::vector<DataRow> rows;
  for_each_data_row(path, least_fields, [&](const DataRowView& row) {
    rows.push_back({{row.fields.begin(), row.fields.end()}, row.line});
  });
  return rows;
}

double number_in(const DataRow& row, std::size_t field, const std::filesystem::path& path) {
  const std::string& digits = row.fields[field];
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc() && end == digits.data() + digits.size() && std::isfinite(number)) return number;
  throw Error(Error::Kind::kIo, "'" + digits + "' is no number", {path.string(), row.line});
}

}  // namespace tolmach::text
