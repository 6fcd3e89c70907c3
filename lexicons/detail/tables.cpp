#include "lexicons/detail/tables.h"

#include <algorithm>

#include <fmt/format.h>

namespace tolmach::lexicons::detail {
namespace {

using enum ColumnKind;

Column reference(const char* name, const char* table) {
  return {name, kReference, table};
}

bool is_logged(const Column& column) {
  return column.kind != kFolded && column.kind != kScript;
}

/// The value of a column, taken from the JSON document ?1.
std::string value_in_json(const Column& column) {
  switch (column.kind) {
    case kFolded:
      return "fold(json_extract(?1, '$.form'))";
    case kScript:
      return "script_of(json_extract(?1, '$.form'))";
    case kSource:
      return fmt::format("(SELECT key FROM sources WHERE name = json_extract(?1, '$.{}'))", column.name);
    default:
      return fmt::format("json_extract(?1, '$.{}')", column.name);
  }
}

void write_statements(Table& table) {
  std::vector<std::string> names{"key"}, values{"?2"}, assignments, same;
  for (const Column& column : table.columns) {
    names.push_back(column.name);
    values.push_back(value_in_json(column));
    assignments.push_back(fmt::format("{} = {}", column.name, values.back()));
  }
  for (const std::string& name : table.identity) {
    same.push_back(fmt::format("{} = {}", name, value_in_json(*table.column(name))));
  }
  const std::string json = row_json(table, table.name);
  table.select_json = fmt::format("SELECT {} FROM {} WHERE key = ?1", json, table.name);
  table.insert_json =
      fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, fmt::join(names, ", "), fmt::join(values, ", "));
  table.update_json = fmt::format("UPDATE {} SET {} WHERE key = ?2", table.name, fmt::join(assignments, ", "));
  table.remove = fmt::format("DELETE FROM {} WHERE key = ?1", table.name);
  table.find_same = fmt::format("SELECT key FROM {} WHERE {} LIMIT 1", table.name, fmt::join(same, " AND "));
  table.not_as_logged = fmt::format(
      "SELECT key FROM {0} WHERE {1} IS NOT (SELECT after FROM log_rows l WHERE l.tbl = '{0}' AND l.row = {0}.key "
      "ORDER BY l.key DESC LIMIT 1) UNION ALL "
      "SELECT row FROM log_rows l WHERE tbl = '{0}' AND after IS NOT NULL "
      "AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.key = l.row) "
      "AND NOT EXISTS (SELECT 1 FROM log_rows m WHERE m.tbl = '{0}' AND m.row = l.row AND m.key > l.key)",
      table.name, json);
}

std::vector<Table> make_tables() {
  std::vector<Table> tables{
      {"entities", {{"id"}, {"kind"}, {"description"}}, {"id"}},
      {"external_ids", {reference("entity", "entities"), {"scheme"}, {"value"}}, {"entity", "scheme", "value"}},
      {"names",
       {reference("entity", "entities"),
        {"form"},
        {"language"},
        {"script", kScript},
        {"system"},
        {"status"},
        {"folded", kFolded},
        {"source", kSource}},
       {"entity", "form", "language"}},
      {"rulings",
       {reference("name", "names"), {"status"}, {"target"}, {"style"}, {"since"}, {"until"}, {"source", kSource}},
       {"name", "target", "style", "since"}},
      {"parts", {reference("name", "names"), {"position"}, {"kind"}, {"form"}}, {"name", "position"}},
      {"inflections",
       {reference("name", "names"), {"form"}, {"features"}, {"folded", kFolded}},
       {"name", "form", "features"}},
      {"evidence",
       {reference("name", "names"), {"document"}, {"passage"}, {"count"}, {"first_seen"}, {"last_seen"}},
       {"name", "document", "passage"}},
      {"never_same", {{"a"}, {"b"}, {"form_a"}, {"form_b"}, {"source", kSource}}, {"a", "b"}},
      {"proposals", {{"time"}, {"evidence"}, {"decision"}}, {"time", "evidence"}, /*unique=*/false},
      {"proposed_names",
       {reference("proposal", "proposals"),
        {"entity"},
        {"kind"},
        {"form"},
        {"language"},
        {"status"},
        {"source"},
        {"folded", kFolded}},
       {"proposal", "form", "language"},
       /*unique=*/false},
      {"word_pairs",
       {{"language_a"}, {"language_b"}, {"a"}, {"b"}, {"count"}},
       {"language_a", "language_b", "a", "b"},
       /*unique=*/true,
       /*counts=*/true},
  };
  for (Table& table : tables) write_statements(table);
  for (const Table& child : tables) {
    for (const Column& column : child.columns) {
      for (Table& table : tables) {
        if (column.references != table.name) continue;
        table.children.push_back(
            {child.name, fmt::format("SELECT key FROM {} WHERE {} = ?1 LIMIT 1", child.name, column.name)});
      }
    }
  }
  return tables;
}

}  // namespace

const Column* Table::column(std::string_view wanted) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == wanted; });
  return found == columns.end() ? nullptr : &*found;
}

const std::vector<Table>& logged_tables() {
  static const std::vector<Table> tables = make_tables();
  return tables;
}

const Table* logged_table(std::string_view name) {
  for (const Table& table : logged_tables()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::string row_json(const Table& table, std::string_view row) {
  std::vector<std::string> members;
  for (const Column& column : table.columns) {
    if (!is_logged(column)) continue;
    const std::string value = column.kind == kSource
                                  ? fmt::format("(SELECT name FROM sources WHERE key = {}.{})", row, column.name)
                                  : fmt::format("{}.{}", row, column.name);
    members.push_back(fmt::format("'{}', {}", column.name, value));
  }
  return fmt::format("json_object({})", fmt::join(members, ", "));
}

std::string log_triggers(const Table& table) {
  std::string sql;
  const std::string before = row_json(table, "OLD"), after = row_json(table, "NEW");
  const auto add = [&](std::string_view event, std::string_view row, std::string_view old_row,
                       std::string_view new_row) {
    sql += fmt::format(
        "CREATE TEMP TRIGGER log_{0}_{1} AFTER {1} ON main.{0} BEGIN\n"
        "INSERT INTO log_rows (change, tbl, row, before, after)\n"
        "VALUES ((SELECT max(key) FROM log), '{0}', {2}.key, {3}, {4});\nEND;\n",
        table.name, event, row, old_row, new_row);
  };
  add("INSERT", "NEW", "NULL", after);
  add("UPDATE", "NEW", before, after);
  add("DELETE", "OLD", before, "NULL");
  return sql;
}

}  // namespace tolmach::lexicons::detail
