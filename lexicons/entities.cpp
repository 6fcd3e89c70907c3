// What is known of entities, and which names belong to which.

#include <algorithm>

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/name_details.h"
#include "lexicons/detail/rows.h"
#include "lexicons/detail/words.h"
#include "lexicons/lexicon.h"
#include "lexicons/valid_text.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::EntityRow;
using detail::Query;

void add_external_id(Database& database, std::int64_t entity, const ExternalId& id) {
  database.query("INSERT INTO external_ids (entity, scheme, value) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
      .bind(entity)
      .bind(id.scheme)
      .bind(id.value)
      .run();
}

void write(Database& database, std::int64_t key, const Entity& entity) {
  database.query("UPDATE entities SET id = ?1, kind = ?2, description = ?3 WHERE key = ?4")
      .bind(entity.id)
      .bind(normalize::to_string(entity.kind))
      .bind(entity.description)
      .bind(key)
      .run();
}

Entity stored_entity(Database& database, std::string_view id, const EntityRow& row) {
  return {std::string(id), detail::kind_of(row.kind), row.description, detail::external_ids_of(database, row.key)};
}

std::vector<std::int64_t> name_keys(Database& database, std::int64_t entity) {
  Query query = database.query("SELECT key FROM names WHERE entity = ?1 ORDER BY key");
  query.bind(entity);
  std::vector<std::int64_t> keys;
  while (query.step()) keys.push_back(query.number(0));
  return keys;
}

/// Joins a name with the same form of another entity, whose own words prevail. What they disagree about is noted.
void join_names(Database& database, std::int64_t kept, const NewName& ours, std::int64_t dropped, NewName theirs,
                std::vector<std::string>& conflicts) {
  const std::string what = fmt::format("\"{}\" ({})", ours.form, ours.language);
  if (ours.status != theirs.status) {
    conflicts.push_back(fmt::format("{} is {} for one and {} for the other", what, normalize::to_string(ours.status),
                                    normalize::to_string(theirs.status)));
  }
  std::erase_if(theirs.rulings, [&](const Ruling& ruling) {
    return std::any_of(ours.rulings.begin(), ours.rulings.end(), [&](const Ruling& own) {
      const bool same_scope =
          own.target_language == ruling.target_language && own.style == ruling.style && own.since == ruling.since;
      if (same_scope && own != ruling) conflicts.push_back(fmt::format("{} has two rulings for one case", what));
      return same_scope;
    });
  });
  if (!ours.parts.empty()) {
    if (!theirs.parts.empty() && theirs.parts != ours.parts)
      conflicts.push_back(fmt::format("the parts of {} differ", what));
    theirs.parts.clear();
  }
  detail::add_details(database, kept, theirs, [] {});
  if (ours.source.empty() && !theirs.source.empty()) {
    Query query = database.query("UPDATE names SET source = ?1 WHERE key = ?2");
    detail::bind_source(query, database, theirs.source);
    query.bind(kept).run();
  }
  detail::remove_name(database, dropped);
}

void move_name(Database& database, std::int64_t name, std::int64_t entity) {
  database.query("UPDATE names SET entity = ?1 WHERE key = ?2").bind(entity).bind(name).run();
}

/// The name of the entity that has the form and language of another name.
std::optional<std::int64_t> same_name(Database& database, std::int64_t entity, std::int64_t name) {
  Query query = database.query(
      "SELECT a.key FROM names a JOIN names b ON a.form = b.form AND a.language = b.language "
      "WHERE a.entity = ?1 AND b.key = ?2");
  if (!query.bind(entity).bind(name).step()) return {};
  return query.number(0);
}

/// Languages in which both entities prefer forms that differ.
void note_rival_preferences(Database& database, std::int64_t into, std::int64_t from,
                            std::vector<std::string>& conflicts) {
  Query query = database.query(
      "SELECT a.language, a.form, b.form FROM names a JOIN names b ON a.language = b.language "
      "WHERE a.entity = ?1 AND b.entity = ?2 AND a.status = 'preferred' AND b.status = 'preferred' "
      "AND a.form <> b.form ORDER BY 1, 2, 3");
  query.bind(into).bind(from);
  while (query.step()) {
    conflicts.push_back(
        fmt::format("both \"{}\" and \"{}\" are preferred in {}", query.text(1), query.text(2), query.text(0)));
  }
}

void note_never_same(Database& database, std::int64_t into, std::int64_t from, std::vector<std::string>& conflicts) {
  Query query = database.query(
      "SELECT p.form_a, p.form_b FROM never_same p WHERE EXISTS (SELECT 1 FROM names x, names y "
      "WHERE x.folded = p.a AND y.folded = p.b AND "
      "(x.entity = ?1 AND y.entity = ?2 OR x.entity = ?2 AND y.entity = ?1)) ORDER BY 1, 2");
  query.bind(into).bind(from);
  while (query.step()) {
    conflicts.push_back(fmt::format("\"{}\" and \"{}\" are said never to be the same", query.text(0), query.text(1)));
  }
}

/// The words that an entity that takes up another has afterwards.
Entity joined(const Entity& into, const Entity& from, std::vector<std::string>& conflicts) {
  using normalize::NameKind;
  Entity both = into;
  if (into.kind == NameKind::kOther) both.kind = from.kind;
  if (from.kind != NameKind::kOther && both.kind != from.kind) {
    conflicts.push_back(
        fmt::format("one is a {}, the other a {}", normalize::to_string(into.kind), normalize::to_string(from.kind)));
  }
  if (into.description.empty()) both.description = from.description;
  if (!from.description.empty() && both.description != from.description) {
    conflicts.push_back(
        fmt::format("the description \"{}\" is dropped for \"{}\"", from.description, both.description));
  }
  for (const ExternalId& a : into.external_ids) {
    for (const ExternalId& b : from.external_ids) {
      if (a.scheme == b.scheme && a.value != b.value)
        conflicts.push_back(fmt::format("two ids in {}: {} and {}", a.scheme, a.value, b.value));
    }
  }
  return both;
}

/// What waits for review of an entity waits of the one that has its place now; empty = of none.
void move_proposals(Database& database, std::string_view from, std::string_view to) {
  database
      .query(
          "UPDATE proposed_names SET entity = ?1 WHERE entity = ?2 AND proposal IN "
          "(SELECT key FROM proposals WHERE decision = 'waiting')")
      .bind(to)
      .bind(from)
      .run();
}

}  // namespace

void Lexicon::require_valid(const Entity& entity) {
  require_valid_id(entity.id);
  if (entity.id.empty()) throw Error(Error::Kind::kUsage, "the entity's id is empty");
  require_valid_text(entity.description, "the description");
  for (const ExternalId& id : entity.external_ids) {
    require_valid_text(id.scheme, "the scheme of an external id");
    require_valid_text(id.value, "an external id");
    if (id.scheme.empty() || id.value.empty()) throw Error(Error::Kind::kUsage, "an external id is empty");
    require_external_id(id.scheme, id.value);
  }
}

bool Lexicon::store_entity(const Entity& entity) {
  require_valid(entity);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const std::optional<EntityRow> row = detail::entity_row(database, entity.id);
  if (!row) {
    impl_->begin_change("add entity", entity.id);
    const std::int64_t key = detail::insert_entity(database, entity.id, entity.kind, entity.description);
    for (const ExternalId& id : entity.external_ids) add_external_id(database, key, id);
    scope.commit();
    return true;
  }
  const Entity stored = stored_entity(database, entity.id, *row);
  Entity wanted = stored;
  if (entity.kind != normalize::NameKind::kOther) wanted.kind = entity.kind;
  if (!entity.description.empty()) wanted.description = entity.description;
  wanted.external_ids.insert(wanted.external_ids.end(), entity.external_ids.begin(), entity.external_ids.end());
  std::sort(wanted.external_ids.begin(), wanted.external_ids.end());
  wanted.external_ids.erase(std::unique(wanted.external_ids.begin(), wanted.external_ids.end()),
                            wanted.external_ids.end());
  if (wanted == stored) return false;
  impl_->begin_change("change entity", entity.id);
  if (wanted.kind != stored.kind || wanted.description != stored.description) write(database, row->key, wanted);
  for (const ExternalId& id : entity.external_ids) add_external_id(database, row->key, id);
  scope.commit();
  return true;
}

void Lexicon::replace_entity(std::string_view id, const Entity& changed) {
  require_valid(changed);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const EntityRow row = detail::require_entity(database, id);
  if (changed.id != id && detail::entity_row(database, changed.id)) {
    throw Error(Error::Kind::kUsage, fmt::format("there is an entity \"{}\" already", changed.id), {},
                "lexicon merge makes one of two");
  }
  if (stored_entity(database, id, row) == changed) return;
  impl_->begin_change("change entity", id);
  write(database, row.key, changed);
  if (changed.id != id) move_proposals(database, id, changed.id);
  if (detail::external_ids_of(database, row.key) != changed.external_ids) {
    detail::clear(database, "DELETE FROM external_ids WHERE entity = ?1", row.key);
    for (const ExternalId& each : changed.external_ids) add_external_id(database, row.key, each);
  }
  scope.commit();
}

void Lexicon::remove_entity(std::string_view id) {
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const EntityRow row = detail::require_entity(database, id);
  impl_->begin_change("remove entity", id);
  move_proposals(database, id, {});
  for (const std::int64_t name : name_keys(database, row.key)) detail::remove_name(database, name);
  detail::clear(database, "DELETE FROM external_ids WHERE entity = ?1", row.key);
  detail::clear(database, "DELETE FROM entities WHERE key = ?1", row.key);
  scope.commit();
}

std::vector<std::string> Lexicon::merge(std::string_view into, std::string_view from) {
  if (into == from) throw Error(Error::Kind::kUsage, fmt::format("\"{}\" can't be merged with itself", into));
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const EntityRow kept = detail::require_entity(database, into), dropped = detail::require_entity(database, from);
  std::vector<std::string> conflicts;
  note_rival_preferences(database, kept.key, dropped.key, conflicts);
  note_never_same(database, kept.key, dropped.key, conflicts);
  const Entity ours = stored_entity(database, into, kept), theirs = stored_entity(database, from, dropped);
  const Entity both = joined(ours, theirs, conflicts);
  impl_->begin_change("merge", fmt::format("{} <- {}", into, from));
  move_proposals(database, from, into);
  if (both != ours) write(database, kept.key, both);
  for (const ExternalId& id : theirs.external_ids) add_external_id(database, kept.key, id);
  for (const std::int64_t name : name_keys(database, dropped.key)) {
    if (const std::optional<std::int64_t> same = same_name(database, kept.key, name)) {
      join_names(database, *same, *name_with_key(*same), name, *name_with_key(name), conflicts);
    } else {
      move_name(database, name, kept.key);
    }
  }
  detail::clear(database, "DELETE FROM external_ids WHERE entity = ?1", dropped.key);
  detail::clear(database, "DELETE FROM entities WHERE key = ?1", dropped.key);
  scope.commit();
  return conflicts;
}

void Lexicon::split(std::string_view from, const std::vector<NameId>& names, const Entity& into) {
  require_valid(into);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const EntityRow source = detail::require_entity(database, from);
  std::vector<std::int64_t> keys;
  for (const NameId& name : names) keys.push_back(detail::require_name(database, source.key, name).key);
  const std::optional<EntityRow> known = detail::entity_row(database, into.id);
  if (known && known->key == source.key)
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" can't be split into itself", from));
  for (const std::int64_t key : keys) {
    if (known && same_name(database, known->key, key))
      throw Error(Error::Kind::kUsage, fmt::format("\"{}\" has one of these names already", into.id));
  }
  impl_->begin_change("split", fmt::format("{} -> {}", from, into.id));
  const std::int64_t target =
      known ? known->key : detail::insert_entity(database, into.id, into.kind, into.description);
  for (const ExternalId& id : into.external_ids) add_external_id(database, target, id);
  for (const std::int64_t key : keys) move_name(database, key, target);
  scope.commit();
}

}  // namespace tolmach::lexicons
