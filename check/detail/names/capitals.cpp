#include "check/detail/names/capitals.h"

#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

Capitals::Capitals(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/capitals.tsv"), 2)) {
    if (row.fields[0] == "state") continue;
    if (row.fields[1] != "-") by_entity_[row.fields[1]].push_back(row.fields[0]);
    if (row.fields.size() < 3) continue;
    text::for_each_part(row.fields[2], "|", [&](std::string_view beginning) {
      const bool whole = beginning.ends_with('$');
      if (whole) beginning.remove_suffix(1);
      beginnings_.push_back({text::fold(beginning), whole, row.fields[0]});
    });
  }
}

const std::vector<std::string>& Capitals::states_of(std::string_view entity) const {
  const auto found = by_entity_.find(entity);
  return found == by_entity_.end() ? none_ : found->second;
}

std::vector<std::string_view> Capitals::states_of_word(std::string_view folded) const {
  std::vector<std::string_view> states;
  for (const Beginning& one : beginnings_)
    if (one.whole ? folded == one.folded : folded.starts_with(one.folded)) states.emplace_back(one.state);
  return states;
}

}  // namespace tolmach::check::detail
