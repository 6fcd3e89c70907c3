#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tolmach::lexicons::detail {

/// What a column holds, as far as the log is concerned.
enum class ColumnKind {
  kValue,      ///< text or a number; logged as it stands
  kReference,  ///< the key of a row of another table; logged as it stands
  kSource,     ///< the key of a row of `sources`; logged as the source's name
  kFolded,     ///< text::fold of the column `form`; not logged
  kScript      ///< the script of the column `form`; not logged
};

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::kValue;
  std::string references = {};  ///< of kReference: the table
};

/// A table whose rows the log keeps. The triggers, undo, the joining of files and the check of the log are all told by
/// this description what to do. The statements live as long as the program.
struct Table {
  std::string name;
  std::vector<Column> columns;        ///< all but `key`
  std::vector<std::string> identity;  ///< the columns that tell rows apart in every copy of a lexicon
  bool unique = true;                 ///< whether no two rows of a file may have the same identity
  bool counts = false;                ///< `count` is a sum of what was seen: changes of it add up, in any order

  std::string select_json;    ///< ?1 key → the row as the log keeps it
  std::string insert_json;    ///< ?1 JSON, ?2 key or NULL for a new one
  std::string update_json;    ///< ?1 JSON, ?2 key
  std::string remove;         ///< ?1 key
  std::string find_same;      ///< ?1 JSON → key of the row with this identity
  std::string not_as_logged;  ///< → keys of the rows of which the log's last word is another

  struct Child {
    std::string table;
    std::string find;  ///< ?1 key → key of a row that belongs to this one
  };
  std::vector<Child> children;

  [[nodiscard]] const Column* column(std::string_view wanted) const;
};

/// The tables in the order in which rows may be made: what is referred to comes first.
[[nodiscard]] const std::vector<Table>& logged_tables();
/// @return null when the log keeps no such table
[[nodiscard]] const Table* logged_table(std::string_view name);

/// A row as JSON, as SQL: `NEW` or `OLD` in a trigger, or a table's name.
[[nodiscard]] std::string row_json(const Table& table, std::string_view row);
/// CREATE TEMP TRIGGER for each kind of change of the table; the entry of the log must have been made before. Triggers
/// of the connection, not of the file: they are always this program's, and a file's own may not use JSON where the
/// schema is not trusted.
[[nodiscard]] std::string log_triggers(const Table& table);

}  // namespace tolmach::lexicons::detail
