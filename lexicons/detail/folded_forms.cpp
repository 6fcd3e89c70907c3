#include "lexicons/detail/folded_forms.h"

#include <algorithm>

namespace tolmach::lexicons::detail {

// SQLite's order of texts is that of their bytes, and the indices have it ready. (Its DISTINCT would copy each row.)
FoldedForms::FoldedForms(Database& database) {
  Query names = database.query("SELECT folded FROM names ORDER BY folded");
  while (names.step())
    if (const auto [name, is_new] = names_.try_emplace(names.text(0)); is_new) sorted_names_.push_back(name.key);
  Query inflections = database.query("SELECT folded FROM inflections");
  while (inflections.step()) inflections_.insert(inflections.text(0));
}

bool FoldedForms::has_name(std::string_view folded) const {
  return names_.contains(folded);
}

bool FoldedForms::has_name_beginning(std::string_view folded) const {
  const auto next = std::lower_bound(sorted_names_.begin(), sorted_names_.end(), folded);
  return next != sorted_names_.end() && next->starts_with(folded);
}

bool FoldedForms::has_inflection(std::string_view folded) const {
  return inflections_.contains(folded);
}

}  // namespace tolmach::lexicons::detail
