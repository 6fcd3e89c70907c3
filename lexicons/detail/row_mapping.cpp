#include "lexicons/detail/row_mapping.h"

#include <vector>

#include "lexicons/detail/foreign_row.h"
#include "lexicons/detail/json_rows.h"

namespace tolmach::lexicons::detail {
namespace {

/// The tables and keys of the rows that a change has touched, in order.
std::vector<std::pair<std::string, std::int64_t>> rows_touched(Database& database, std::int64_t change) {
  Query query = database.query("SELECT tbl, row FROM log_rows WHERE change = ?1 ORDER BY key");
  query.bind(change);
  std::vector<std::pair<std::string, std::int64_t>> rows;
  while (query.step()) rows.emplace_back(query.text(0), query.number(1));
  return rows;
}

}  // namespace

void RowMapping::remember_rows(std::int64_t their_change, std::int64_t our_change) {
  const auto there = rows_touched(theirs_, their_change);
  const auto here = rows_touched(ours_, our_change);
  if (here.size() != there.size()) return;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const Table* table = logged_table(there[i].first);
    if (table != nullptr && here[i].first == there[i].first) remember(*table, there[i].second, here[i].second);
  }
}

std::optional<std::int64_t> RowMapping::remembered(const Table& table, std::int64_t their_key) const {
  const auto known = mapped_.find({&table, their_key});
  if (known == mapped_.end()) return {};
  return known->second;
}

std::optional<std::int64_t> RowMapping::locate(const Table& table, std::int64_t their_key, const std::string& json) {
  const std::optional<std::int64_t> known = remembered(table, their_key);
  if (known && !current_row(ours_, table, *known).empty()) return known;
  const std::optional<std::int64_t> found = same_row(ours_, table, json);
  if (found) remember(table, their_key, *found);
  return found;
}

std::string RowMapping::translated(const Table& table, std::string json, std::int64_t point, bool revive,
                                   const std::string& own) {
  for (const Column& column : table.columns) {
    if (column.kind == ColumnKind::kSource) keep_source(ours_, json);
    if (column.kind != ColumnKind::kReference) continue;
    std::optional<std::int64_t> key;
    if (own.empty()) {
      key = parent(*logged_table(column.references), number_in(ours_, json, column.name), point, revive);
    } else {
      key = number_in(ours_, own, column.name);
    }
    if (!key) return {};
    json = with_number(ours_, json, column.name, *key);
  }
  return json;
}

std::optional<std::int64_t> RowMapping::parent(const Table& table, std::int64_t their_key, std::int64_t point,
                                               bool revive) {
  const std::string state = translated(table, their_state(table, their_key, point), point, revive);
  if (state.empty()) return {};
  std::optional<std::int64_t> key = locate(table, their_key, state);
  if (!key) key = merged_into(table, their_key);
  if (!key && revive) {
    brought_back_(table, state);
    key = insert_row(ours_, table, state);
    remember(table, their_key, *key);
  }
  return key;
}

std::optional<std::int64_t> RowMapping::merged_into(const Table& table, std::int64_t their_key) {
  if (table.name != "entities") return {};
  const Table& names = *logged_table("names");
  Query query = theirs_.query(
      "SELECT DISTINCT row FROM log_rows WHERE tbl = 'names' AND "
      "(json_extract(after, '$.entity') = ?1 OR json_extract(before, '$.entity') = ?1)");
  query.bind(their_key);
  while (query.step()) {
    const std::optional<std::int64_t> known = remembered(names, query.number(0));
    if (!known) continue;
    const std::string own = current_row(ours_, names, *known);
    if (!own.empty()) return number_in(ours_, own, "entity");
  }
  return {};
}

std::string RowMapping::their_state(const Table& table, std::int64_t key, std::int64_t point) {
  std::optional<std::string> logged = their_logged_state(table, key, point);
  std::string state = logged ? *std::move(logged) : current_row(theirs_, table, key);
  require_valid_row(ours_, table, state);
  return state;
}

std::optional<std::string> RowMapping::their_logged_state(const Table& table, std::int64_t key, std::int64_t point) {
  Query query = theirs_.query(
      "SELECT before FROM log_rows WHERE tbl = ?1 AND row = ?2 AND key > ?3 AND before IS NOT NULL "
      "ORDER BY key LIMIT 1");
  if (!query.bind(table.name).bind(key).bind(point).step()) return {};
  return std::string(query.text(0));
}

}  // namespace tolmach::lexicons::detail
