// Going through all that a lexicon holds.

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/rows.h"
#include "lexicons/detail/words.h"
#include "lexicons/lexicon.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;

/// Whether any name has rows of these kinds: most lexicons have none of some, which then need not be asked for.
struct Details {
  explicit Details(Database& database)
      : rulings(any(database, "SELECT 1 FROM rulings LIMIT 1")),
        parts(any(database, "SELECT 1 FROM parts LIMIT 1")),
        inflections(any(database, "SELECT 1 FROM inflections LIMIT 1")),
        evidence(any(database, "SELECT 1 FROM evidence LIMIT 1")) {}

  void fill(Database& database, std::int64_t key, NewName& name) const {
    if (rulings) name.rulings = detail::rulings_of(database, key);
    if (parts) name.parts = detail::parts_of(database, key);
    if (inflections) name.inflections = detail::inflections_of(database, key);
    if (evidence) name.evidence = detail::evidence_of(database, key);
  }

 private:
  static bool any(Database& database, const char* sql) { return database.query(sql).step(); }
  bool rulings, parts, inflections, evidence;
};

NewName read_name(const Query& row) {
  const auto column = [&](int i) { return std::string(row.text(i)); };
  return {column(1), detail::kind_of(row.text(2)), column(3), column(4), detail::status_of(row.text(5)), column(6),
          column(7)};
}

std::uint64_t count(Database& database, const char* sql) {
  Query query = database.query(sql);
  return query.step() ? static_cast<std::uint64_t>(query.number(0)) : 0;
}

}  // namespace

void Lexicon::for_each_name(const std::function<void(const NewName&)>& visit) const {
  const Details details(impl_->database);
  Query query = impl_->database.query(
      "SELECT n.key, e.id, e.kind, n.form, n.language, n.status, s.name, n.system FROM entities e "
      "JOIN names n ON n.entity = e.key LEFT JOIN sources s ON s.key = n.source ORDER BY e.id, n.language, n.form");
  while (query.step()) {
    NewName name = read_name(query);
    details.fill(impl_->database, query.number(0), name);
    visit(name);
  }
}

std::vector<NewName> Lexicon::all_names() const {
  std::vector<NewName> names;
  for_each_name([&](const NewName& name) { names.push_back(name); });
  return names;
}

std::vector<NewName> Lexicon::names_of(std::string_view entity) const {
  const Details details(impl_->database);
  Query query = impl_->database.query(
      "SELECT n.key, e.id, e.kind, n.form, n.language, n.status, s.name, n.system FROM entities e "
      "JOIN names n ON n.entity = e.key LEFT JOIN sources s ON s.key = n.source WHERE e.id = ?1 "
      "ORDER BY n.language, n.form");
  query.bind(entity);
  std::vector<NewName> names;
  while (query.step()) {
    names.push_back(read_name(query));
    details.fill(impl_->database, query.number(0), names.back());
  }
  return names;
}

std::optional<NewName> Lexicon::name_with_key(std::int64_t key) const {
  Query query = impl_->database.query(
      "SELECT n.key, e.id, e.kind, n.form, n.language, n.status, s.name, n.system FROM names n "
      "JOIN entities e ON n.entity = e.key LEFT JOIN sources s ON s.key = n.source WHERE n.key = ?1");
  if (!query.bind(key).step()) return {};
  NewName name = read_name(query);
  Details(impl_->database).fill(impl_->database, key, name);
  return name;
}

void Lexicon::for_each_indexed_name(const std::function<void(const IndexedName&)>& visit,
                                    std::int64_t first_key) const {
  Query query = impl_->database.query(
      "SELECT n.key, e.id, n.form, n.language, e.kind, n.status FROM names n JOIN entities e ON e.key = n.entity "
      "WHERE n.key >= ?1 ORDER BY n.key");
  query.bind(first_key);
  while (query.step()) {
    visit({query.number(0), query.text(1), query.text(2), query.text(3), detail::kind_of(query.text(4)),
           detail::status_of(query.text(5))});
  }
}

void Lexicon::for_each_entity(const std::function<void(const Entity&, bool named)>& visit) const {
  Query query = impl_->database.query(
      "SELECT key, id, kind, description, EXISTS (SELECT 1 FROM names n WHERE n.entity = entities.key) "
      "FROM entities ORDER BY id");
  while (query.step()) {
    visit({std::string(query.text(1)), detail::kind_of(query.text(2)), std::string(query.text(3)),
           detail::external_ids_of(impl_->database, query.number(0))},
          query.number(4) != 0);
  }
}

std::optional<Entity> Lexicon::entity(std::string_view id) const {
  const std::optional<detail::EntityRow> row = detail::entity_row(impl_->database, id);
  if (!row) return {};
  return Entity{std::string(id), detail::kind_of(row->kind), row->description,
                detail::external_ids_of(impl_->database, row->key)};
}

std::vector<std::string> Lexicon::entities_with(const ExternalId& id) const {
  Query query = impl_->database.query(
      "SELECT e.id FROM external_ids x JOIN entities e ON e.key = x.entity WHERE x.value = ?1 AND x.scheme = ?2 "
      "ORDER BY e.id");
  query.bind(id.value).bind(id.scheme);
  std::vector<std::string> ids;
  while (query.step()) ids.emplace_back(query.text(0));
  return ids;
}

LexiconStatistics Lexicon::statistics() const {
  Database& database = impl_->database;
  return {count(database, "SELECT COUNT(*) FROM entities"),
          count(database, "SELECT COUNT(*) FROM names"),
          count(database, "SELECT COUNT(DISTINCT language) FROM names"),
          count(database, "SELECT COUNT(*) FROM never_same"),
          count(database, "SELECT COUNT(*) FROM proposals WHERE decision = 'waiting'"),
          count(database, "SELECT COUNT(*) FROM word_pairs"),
          count(database, "SELECT COUNT(*) FROM rulings"),
          count(database, "SELECT COUNT(*) FROM parts"),
          count(database, "SELECT COUNT(*) FROM inflections"),
          count(database, "SELECT COUNT(*) FROM external_ids"),
          count(database, "SELECT COUNT(*) FROM evidence"),
          count(database, "SELECT COUNT(*) FROM log")};
}

}  // namespace tolmach::lexicons
