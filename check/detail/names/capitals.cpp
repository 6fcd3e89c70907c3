#include "check/detail/names/capitals.h"

#include "text/fields.h"

namespace tolmach::check::detail {

Capitals::Capitals(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/capitals.tsv"), 2))
    states_.emplace(row.fields[1], row.fields[0]);
}

std::string_view Capitals::state_of(std::string_view entity) const {
  const auto found = states_.find(entity);
  return found == states_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace tolmach::check::detail
