#include "lexicons/detail/schema.h"

#include <array>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "lexicons/detail/sql_functions.h"
#include "lexicons/detail/tables.h"
#include "schema_sql.h"

namespace tolmach::lexicons::detail {
namespace {

// A migration is never edited once it has been released: files out there hold what it made. To change the schema,
// append one. Its place in the list is the version that it leads to, from 1.
constexpr std::array kMigrations = {kSchema1, kSchema2, kSchema3, kSchema4};
constexpr int kFirstWithHistory = 3;
constexpr int kOldestReadable = 3;

/// The log of an older file tells too little to undo by. It begins anew with all rows as they stand.
void log_all_rows(SQLite::Database& database) {
  database.exec(
      fmt::format("INSERT INTO log (action, subject) VALUES ('migrate', 'to version {}')", kMigrations.size()));
  for (const Table& table : logged_tables()) {
    database.exec(
        fmt::format("INSERT INTO log_rows (change, tbl, row, after) "
                    "SELECT (SELECT max(key) FROM log), '{0}', key, {1} FROM {0} ORDER BY key",
                    table.name, row_json(table, table.name)));
  }
}

}  // namespace

int current_schema_version() noexcept {
  return static_cast<int>(kMigrations.size());
}

int oldest_readable_version() noexcept {
  return kOldestReadable;
}

void migrate(SQLite::Database& database, int from_version) {
  add_sql_functions(database);
  for (int version = from_version; version < current_schema_version(); ++version) {
    database.exec(kMigrations[static_cast<std::size_t>(version)]);
  }
  if (from_version > 0 && from_version < kFirstWithHistory) log_all_rows(database);
  database.exec(fmt::format("PRAGMA user_version = {}", current_schema_version()));
}

}  // namespace tolmach::lexicons::detail
