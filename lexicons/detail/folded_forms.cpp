#include "lexicons/detail/folded_forms.h"

#include <algorithm>

#include "text/fields.h"

namespace tolmach::lexicons::detail {
namespace {

/// Stands between forms: no text of a lexicon has it.
constexpr char kBetween = '\0';

/// Forms in a row, kBetween between them.
struct Forms {
  std::string names, inflections;  ///< names by their bytes
};

// SQLite's order of texts is that of their bytes, and the indices have it ready. (Its DISTINCT would copy each row.)
std::string gathered(Query query) {
  std::string forms, last;
  while (query.step()) {
    if (query.text(0) == last) continue;
    last = query.text(0);
    forms.append(last).push_back(kBetween);
  }
  return forms;
}

Forms gathered(Database& database) {
  return {gathered(database.query("SELECT folded FROM names ORDER BY folded")),
          gathered(database.query("SELECT folded FROM inflections ORDER BY folded"))};
}

bool has_row(Database& database) {
  Query table = database.query("SELECT 1 FROM sqlite_schema WHERE name = 'folded_forms'");
  return table.step();
}

Forms forms_of(Database& database) {
  if (!has_row(database)) return gathered(database);
  Query row = database.query("SELECT names, inflections FROM folded_forms WHERE NOT EXISTS (SELECT 1 FROM log_rows)");
  if (!row.step()) return gathered(database);
  return {std::string(row.text(0)), std::string(row.text(1))};
}

}  // namespace

FoldedForms::FoldedForms(Database& database) {
  Forms forms = forms_of(database);
  all_names_ = std::move(forms.names);
  text::for_each_part(all_names_, kBetween, [&](std::string_view name) {
    names_.insert(name);
    sorted_names_.push_back(name);
  });
  text::for_each_part(forms.inflections, kBetween, [&](std::string_view form) { inflections_.insert(form); });
}

void FoldedForms::store(Database& database) {
  const Forms forms = gathered(database);
  database.run("DROP TABLE IF EXISTS folded_forms");
  database.run("CREATE TABLE folded_forms (names TEXT NOT NULL, inflections TEXT NOT NULL) STRICT");
  database.query("INSERT INTO folded_forms VALUES (?1, ?2)").bind(forms.names).bind(forms.inflections).run();
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
