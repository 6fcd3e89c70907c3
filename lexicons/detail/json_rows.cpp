#include "lexicons/detail/json_rows.h"

namespace tolmach::lexicons::detail {

std::int64_t number_in(Database& database, const std::string& json, const std::string& column) {
  Query query = database.query("SELECT json_extract(?1, '$.' || ?2)");
  query.bind(json).bind(column).step();
  return query.number(0);
}

std::string with_number(Database& database, const std::string& json, const std::string& column, std::int64_t number) {
  Query query = database.query("SELECT json_set(?1, '$.' || ?2, ?3)");
  query.bind(json).bind(column).bind(number).step();
  return std::string(query.text(0));
}

std::int64_t count_added(Database& database, std::string_view before, std::string_view after) {
  Query query =
      database.query("SELECT coalesce(json_extract(?1, '$.count'), 0) - coalesce(json_extract(?2, '$.count'), 0)");
  query.bind_or_null(after).bind_or_null(before).step();
  return query.number(0);
}

std::string current_row(Database& database, const Table& table, std::int64_t key) {
  Query query = database.query(table.select_json.c_str());
  return query.bind(key).step() ? std::string(query.text(0)) : std::string();
}

std::optional<std::int64_t> same_row(Database& database, const Table& table, const std::string& json) {
  Query query = database.query(table.find_same.c_str());
  if (!query.bind(json).step()) return {};
  return query.number(0);
}

std::int64_t insert_row(Database& database, const Table& table, const std::string& json,
                        std::optional<std::int64_t> key) {
  Query query = database.query(table.insert_json.c_str());
  query.bind(json);
  if (key) {
    query.bind(*key);
  } else {
    query.bind_null();
  }
  query.run();
  return database.last_key();
}

void update_row(Database& database, const Table& table, std::int64_t key, const std::string& json) {
  database.query(table.update_json.c_str()).bind(json).bind(key).run();
}

void remove_row(Database& database, const Table& table, std::int64_t key) {
  database.query(table.remove.c_str()).bind(key).run();
}

void keep_source(Database& database, const std::string& json) {
  database
      .query(
          "INSERT INTO sources (name) SELECT json_extract(?1, '$.source') "
          "WHERE json_extract(?1, '$.source') IS NOT NULL ON CONFLICT DO NOTHING")
      .bind(json)
      .run();
}

std::optional<ChildRow> child_of(Database& database, const Table& table, std::int64_t key) {
  for (const Table::Child& child : table.children) {
    Query query = database.query(child.find.c_str());
    if (query.bind(key).step()) return ChildRow{child.table, query.number(0)};
  }
  return {};
}

std::int64_t pair_count(Database& database, std::int64_t key) {
  Query query = database.query("SELECT count FROM word_pairs WHERE key = ?1");
  return query.bind(key).step() ? query.number(0) : 0;
}

void set_pair_count(Database& database, std::int64_t key, std::int64_t count) {
  if (count > 0) {
    database.query("UPDATE word_pairs SET count = ?1 WHERE key = ?2").bind(count).bind(key).run();
  } else {
    remove_row(database, *logged_table("word_pairs"), key);
  }
}

}  // namespace tolmach::lexicons::detail
