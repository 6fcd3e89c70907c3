// Looking for damage, copies, and giving space back.

#include <fmt/format.h>
#include <unistd.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/publish_file.h"
#include "lexicons/detail/search_index.h"
#include "lexicons/detail/tables.h"
#include "lexicons/lexicon.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;
using detail::Table;

using Problems = std::vector<std::string>;

void check_integrity(Database& database, Problems& problems) {
  Query query = database.query("PRAGMA integrity_check");
  while (query.step()) {
    if (query.text(0) != "ok") problems.push_back(fmt::format("database: {}", query.text(0)));
  }
}

void check_references(Database& database, Problems& problems) {
  Query broken = database.query("PRAGMA foreign_key_check");
  while (broken.step()) {
    problems.push_back(
        fmt::format("{}: row {} belongs to nothing in {}", broken.text(0), broken.number(1), broken.text(2)));
  }
}

/// The keys were made by the ICU of the day; another Unicode version may fold otherwise.
void check_keys(Database& database, const char* sql, std::string_view table, Problems& problems) {
  Query rows = database.query(sql);
  while (rows.step()) {
    if (text::fold(rows.text(0)) != rows.text(1))
      problems.push_back(fmt::format("{}: \"{}\" can't be found: its key is out of date", table, rows.text(0)));
  }
}

/// Whether the last that the log says of each row is what stands there, and nothing that it says is gone.
void check_log(Database& database, const Table& table, Problems& problems) {
  Query query = database.query(table.not_as_logged.c_str());
  while (query.step()) {
    problems.push_back(
        fmt::format("{}: row {} is not as the log says; it was changed behind its back", table.name, query.number(0)));
  }
}

bool has_log(Database& database) {
  return database.query("SELECT 1 FROM log LIMIT 1").step();
}

}  // namespace

std::vector<std::string> Lexicon::problems() const {
  Database& database = impl_->database;
  Problems problems;
  const detail::Snapshot one_state(database);
  check_integrity(database, problems);
  check_references(database, problems);
  check_keys(database, "SELECT form, folded FROM names ORDER BY key", "names", problems);
  check_keys(database, "SELECT form, folded FROM inflections ORDER BY key", "inflections", problems);
  check_keys(database, "SELECT form, folded FROM proposed_names ORDER BY key", "proposals", problems);
  check_keys(database, "SELECT form_a, a FROM never_same ORDER BY key", "never_same", problems);
  check_keys(database, "SELECT form_b, b FROM never_same ORDER BY key", "never_same", problems);
  // The lexicon that comes with the program has no log.
  if (has_log(database)) {
    for (const Table& table : detail::logged_tables()) check_log(database, table, problems);
  }
  if (impl_->index_maker) {
    for (std::string& problem : detail::SearchIndex(database).problems(*impl_->index_maker))
      problems.push_back(std::move(problem));
  }
  return problems;
}

void Lexicon::back_up(const std::filesystem::path& copy) const {
  const std::filesystem::path path = std::filesystem::absolute(copy);
  const bool query_only = [&] {
    Query query = impl_->database.query("PRAGMA query_only");
    return query.step() && query.number(0) != 0;
  }();
  detail::publish_file(path, [&](const std::filesystem::path& made) {
    // The lexicon itself is only read, but SQLite takes the copy for a change.
    if (query_only) impl_->database.run("PRAGMA query_only = OFF");
    try {
      impl_->database.query("VACUUM INTO ?1").bind(made.string()).run();
    } catch (...) {
      if (query_only) impl_->database.run("PRAGMA query_only = ON");
      throw;
    }
    if (query_only) impl_->database.run("PRAGMA query_only = ON");
  });
}

void Lexicon::vacuum() {
  if (impl_->index_maker) {
    Transaction transaction(*this);
    detail::SearchIndex(impl_->database).make_anew(*impl_->index_maker);
    transaction.commit();
  }
  impl_->database.run("PRAGMA optimize");
  impl_->database.run("VACUUM");
  impl_->database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace tolmach::lexicons
