#include "check/detail/names/second_readings.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::check::detail {

SecondReadings::SecondReadings(const text::DataFolder& data, std::string_view language) : language_(language) {
  for (text::DataRow& row : text::read_data_rows(data.file("names/second_readings.tsv"), 3))
    if (row.fields[0] == language) groups_.emplace_back(std::move(row.fields[1]), std::move(row.fields[2]));
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string SecondReadings::of(std::string_view name) const {
  if (groups_.empty()) return {};
  const std::string small = text::lower(name, language_);
  std::string read;
  bool differs = false;
  for (std::size_t at = 0; at < small.size();) {
    const std::string_view rest = std::string_view(small).substr(at);
    const auto group =
        std::find_if(groups_.begin(), groups_.end(), [&](const auto& one) { return rest.starts_with(one.first); });
    if (group == groups_.end()) {
      text::append_utf8(read, text::next_code_point(small, at));
      continue;
    }
    read += group->second;
    at += group->first.size();
    differs = true;
  }
  return differs ? read : std::string();
}

}  // namespace tolmach::check::detail
