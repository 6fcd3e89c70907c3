#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexicons/detail/database.h"
#include "lexicons/detail/tables.h"

/// Rows of a lexicon's tables as the log keeps them: JSON objects with the columns' names. SQLite reads and writes the
/// JSON, so that it is to the letter what the triggers of the log make. All throw Error (io) when the database fails.
namespace tolmach::lexicons::detail {

/// A number in a row; 0 where the row has none.
[[nodiscard]] std::int64_t number_in(Database& database, const std::string& json, const std::string& column);
/// The row with another number in a column.
[[nodiscard]] std::string with_number(Database& database, const std::string& json, const std::string& column,
                                      std::int64_t number);
/// How much a row's count has grown by a change that the log keeps; below 0 where it has shrunk.
/// @param before, after JSON; empty where there was or is no row
[[nodiscard]] std::int64_t count_added(Database& database, std::string_view before, std::string_view after);

/// The row as it stands; empty where there is none.
[[nodiscard]] std::string current_row(Database& database, const Table& table, std::int64_t key);
/// The key of the row with the same identity; of a table where several may have it, of one of them.
[[nodiscard]] std::optional<std::int64_t> same_row(Database& database, const Table& table, const std::string& json);
/// Inserts a row. Its source must be known; see keep_source(). @param key none = a new one  @return its key
std::int64_t insert_row(Database& database, const Table& table, const std::string& json,
                        std::optional<std::int64_t> key = {});
/// Makes a row what the JSON says.
void update_row(Database& database, const Table& table, std::int64_t key, const std::string& json);
/// Removes a row. No row may belong to it any more; see child_of().
void remove_row(Database& database, const Table& table, std::int64_t key);
/// Makes the source that a row names known, where it names one.
void keep_source(Database& database, const std::string& json);

/// A row that belongs to another: a name of an entity, a ruling of a name.
struct ChildRow {
  std::string table;
  std::int64_t key = 0;
};
/// One of the rows that belong to a row; none where there are none.
[[nodiscard]] std::optional<ChildRow> child_of(Database& database, const Table& table, std::int64_t key);

/// The count of a word pair; 0 where there is no such row.
[[nodiscard]] std::int64_t pair_count(Database& database, std::int64_t key);
/// Makes it another. A pair that was never seen is none: from 0 down the row is removed.
void set_pair_count(Database& database, std::int64_t key, std::int64_t count);

}  // namespace tolmach::lexicons::detail
