#include "normalize/detail/explanation/patronymics.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {

Patronymics::Patronymics(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("names/patronymics.tsv"), 2))
    endings_.push_back(row.fields[1]);
}

bool Patronymics::is_patronymic(std::string_view word) const {
  const std::string lower = text::lower(word);
  return std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) {
    return lower.size() > ending.size() && lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0;
  });
}

}  // namespace tolmach::normalize::detail
