#include "lexicons/detail/folded_forms.h"

#include <algorithm>

namespace tolmach::lexicons::detail {
namespace {

/// The query's forms must come sorted. (SQLite's DISTINCT would copy each row.)
std::vector<std::string> each_once(Query query) {
  std::vector<std::string> forms;
  while (query.step())
    if (const std::string_view form = query.text(0); forms.empty() || forms.back() != form) forms.emplace_back(form);
  return forms;
}

}  // namespace

// SQLite's order of texts is that of their bytes, and the indices have it ready.
FoldedForms::FoldedForms(Database& database)
    : names_(each_once(database.query("SELECT folded FROM names ORDER BY folded"))),
      inflections_(each_once(database.query("SELECT folded FROM inflections ORDER BY folded"))) {}

bool FoldedForms::has_name(std::string_view folded) const {
  return std::binary_search(names_.begin(), names_.end(), folded);
}

bool FoldedForms::has_name_beginning(std::string_view folded) const {
  const auto next = std::lower_bound(names_.begin(), names_.end(), folded);
  return next != names_.end() && next->compare(0, folded.size(), folded) == 0;
}

bool FoldedForms::has_inflection(std::string_view folded) const {
  return std::binary_search(inflections_.begin(), inflections_.end(), folded);
}

}  // namespace tolmach::lexicons::detail
