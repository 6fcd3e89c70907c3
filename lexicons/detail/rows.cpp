#include "lexicons/detail/rows.h"

#include <fmt/format.h>

#include "lexicons/detail/sql_functions.h"
#include "lexicons/detail/words.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons::detail {

std::string language_or_und(std::string_view language) {
  return language.empty() ? "und" : std::string(language);
}

void clear(Database& database, const char* sql, std::int64_t key) {
  database.query(sql).bind(key).run();
}

void bind_source(Query& query, Database& database, std::string_view source) {
  if (source.empty()) {
    query.bind_null();
    return;
  }
  {
    Query known = database.query("SELECT key FROM sources WHERE name = ?1");
    if (known.bind(source).step()) {
      query.bind(known.number(0));
      return;
    }
  }
  database.query("INSERT INTO sources (name) VALUES (?1)").bind(source).run();
  query.bind(database.last_key());
}

std::optional<EntityRow> entity_row(Database& database, std::string_view id) {
  Query query = database.query("SELECT key, kind, description FROM entities WHERE id = ?1");
  if (!query.bind(id).step()) return {};
  return EntityRow{query.number(0), std::string(query.text(1)), std::string(query.text(2))};
}

EntityRow require_entity(Database& database, std::string_view id) {
  std::optional<EntityRow> row = entity_row(database, id);
  if (!row) throw Error(Error::Kind::kUsage, fmt::format("there is no entity \"{}\"", id));
  return *row;
}

std::int64_t insert_entity(Database& database, std::string_view id, normalize::NameKind kind,
                           std::string_view description) {
  database.query("INSERT INTO entities (id, kind, description) VALUES (?1, ?2, ?3)")
      .bind(id)
      .bind(normalize::to_string(kind))
      .bind(description)
      .run();
  return database.last_key();
}

std::string new_entity_id(Database& database, std::string_view form) {
  constexpr std::size_t kLongest = 120;
  std::string base = "name:";
  for (std::size_t i = 0; const char c : text::fold(form)) {
    // Cut before a character, never within one.
    if (++i > kLongest && (static_cast<unsigned char>(c) & 0xC0) != 0x80) break;
    base += static_cast<unsigned char>(c) <= ' ' ? '-' : c;
  }
  std::string id = base;
  for (int number = 2;; ++number) {
    Query taken = database.query("SELECT 1 FROM entities WHERE id = ?1");
    if (!taken.bind(id).step()) return id;
    id = fmt::format("{}-{}", base, number);
  }
}

std::optional<NameRow> name_row(Database& database, std::int64_t entity, std::string_view form,
                                std::string_view language) {
  Query query = database.query(
      "SELECT n.key, n.status, s.name, n.system FROM names n LEFT JOIN sources s ON s.key = n.source "
      "WHERE n.entity = ?1 AND n.form = ?2 AND n.language = ?3");
  if (!query.bind(entity).bind(form).bind(language).step()) return {};
  return NameRow{query.number(0), std::string(query.text(1)), std::string(query.text(2)), std::string(query.text(3))};
}

NameRow require_name(Database& database, std::int64_t entity, const NameId& id) {
  std::optional<NameRow> row = name_row(database, entity, id.form, language_or_und(id.language));
  if (!row) {
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" has no name \"{}\" in the language {}", id.entity, id.form,
                                                 language_or_und(id.language)));
  }
  return *row;
}

std::int64_t insert_name(Database& database, std::int64_t entity, const NewName& name) {
  Query query = database.query(
      "INSERT INTO names (entity, form, language, script, system, status, folded, source) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  query.bind(entity).bind(name.form).bind(language_or_und(name.language)).bind(script_code(name.form));
  query.bind(name.system).bind(normalize::to_string(name.status)).bind(text::fold(name.form));
  bind_source(query, database, name.source);
  query.run();
  return database.last_key();
}

std::vector<Ruling> rulings_of(Database& database, std::int64_t name) {
  Query query = database.query(
      "SELECT r.status, r.target, r.style, r.since, r.until, s.name FROM rulings r "
      "LEFT JOIN sources s ON s.key = r.source WHERE r.name = ?1 ORDER BY r.target, r.style, r.since");
  query.bind(name);
  std::vector<Ruling> out;
  while (query.step()) {
    const auto column = [&](int i) { return std::string(query.text(i)); };
    out.push_back({status_of(query.text(0)), column(1), column(2), column(3), column(4), column(5)});
  }
  return out;
}

std::vector<NamePart> parts_of(Database& database, std::int64_t name) {
  Query query = database.query("SELECT kind, form FROM parts WHERE name = ?1 ORDER BY position");
  query.bind(name);
  std::vector<NamePart> out;
  while (query.step()) {
    NamePart part{PartKind::kOther, std::string(query.text(1))};
    static_cast<void>(parse(query.text(0), part.kind));
    out.push_back(std::move(part));
  }
  return out;
}

std::vector<Inflection> inflections_of(Database& database, std::int64_t name) {
  Query query = database.query("SELECT form, features FROM inflections WHERE name = ?1 ORDER BY form, features");
  query.bind(name);
  std::vector<Inflection> out;
  while (query.step()) out.push_back({std::string(query.text(0)), std::string(query.text(1))});
  return out;
}

std::vector<Evidence> evidence_of(Database& database, std::int64_t name) {
  Query query = database.query(
      "SELECT document, passage, count, first_seen, last_seen FROM evidence WHERE name = ?1 "
      "ORDER BY document, passage");
  query.bind(name);
  std::vector<Evidence> out;
  while (query.step()) {
    out.push_back({std::string(query.text(0)), std::string(query.text(1)), static_cast<std::uint64_t>(query.number(2)),
                   std::string(query.text(3)), std::string(query.text(4))});
  }
  return out;
}

std::vector<ExternalId> external_ids_of(Database& database, std::int64_t entity) {
  Query query = database.query("SELECT scheme, value FROM external_ids WHERE entity = ?1 ORDER BY scheme, value");
  query.bind(entity);
  std::vector<ExternalId> out;
  while (query.step()) out.push_back({std::string(query.text(0)), std::string(query.text(1))});
  return out;
}

void remove_name(Database& database, std::int64_t name) {
  clear(database, "DELETE FROM rulings WHERE name = ?1", name);
  clear(database, "DELETE FROM parts WHERE name = ?1", name);
  clear(database, "DELETE FROM inflections WHERE name = ?1", name);
  clear(database, "DELETE FROM evidence WHERE name = ?1", name);
  clear(database, "DELETE FROM names WHERE key = ?1", name);
}

}  // namespace tolmach::lexicons::detail
