// Storing, changing and removing names.

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/name_details.h"
#include "lexicons/detail/rows.h"
#include "lexicons/detail/sql_functions.h"
#include "lexicons/lexicon.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::NameRow;
using detail::Query;

/// The words of a name that take what is new and keep what is left open.
NameRow updated(const NameRow& stored, const NewName& name, bool keep_status) {
  return {stored.key, keep_status ? stored.status : std::string(normalize::to_string(name.status)),
          name.source.empty() ? stored.source : name.source, name.system.empty() ? stored.system : name.system};
}

void write(Database& database, const NameRow& row) {
  Query query = database.query("UPDATE names SET status = ?1, system = ?2, source = ?3 WHERE key = ?4");
  query.bind(row.status).bind(row.system);
  detail::bind_source(query, database, row.source);
  query.bind(row.key).run();
}

bool differ(const NameRow& a, const NameRow& b) {
  return a.status != b.status || a.source != b.source || a.system != b.system;
}

}  // namespace

Lexicon::Stored Lexicon::store(const NewName& name, bool keep_status) {
  detail::require_valid_name(name);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  Stored stored{name.entity.empty() ? detail::new_entity_id(database, name.form) : name.entity, Outcome::kKnown};
  const std::optional<detail::EntityRow> entity = detail::entity_row(database, stored.entity);
  const std::string language = detail::language_or_und(name.language);
  const std::optional<NameRow> known =
      entity ? detail::name_row(database, entity->key, name.form, language) : std::nullopt;
  const auto begin = [&] {
    if (stored.outcome != Outcome::kKnown) return;
    stored.outcome = known ? Outcome::kChanged : Outcome::kNew;
    impl_->begin_change(known ? "change name" : "add name", stored.entity);
  };
  if (!known) begin();
  const std::int64_t entity_key = entity ? entity->key : detail::insert_entity(database, stored.entity, name.kind);
  if (entity && name.kind != normalize::NameKind::kOther && entity->kind != normalize::to_string(name.kind)) {
    begin();
    database.query("UPDATE entities SET kind = ?1 WHERE key = ?2")
        .bind(normalize::to_string(name.kind))
        .bind(entity_key)
        .run();
  }
  const std::int64_t key = known ? known->key : detail::insert_name(database, entity_key, name);
  if (known && differ(*known, updated(*known, name, keep_status))) {
    begin();
    write(database, updated(*known, name, keep_status));
  }
  detail::add_details(database, key, name, begin);
  scope.commit();
  return stored;
}

void Lexicon::replace(const NameId& id, const NewName& changed) {
  detail::require_valid_name(changed);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const detail::EntityRow entity = detail::require_entity(database, id.entity);
  const NameRow stored = detail::require_name(database, entity.key, id);
  const std::string language = detail::language_or_und(changed.language);
  const std::optional<NameRow> other = detail::name_row(database, entity.key, changed.form, language);
  if (other && other->key != stored.key) {
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" has the name \"{}\" in the language {} already", id.entity,
                                                 changed.form, language));
  }
  NewName wanted = changed;
  NewName old = *name_with_key(stored.key);
  wanted.entity = old.entity;
  wanted.kind = old.kind;
  wanted.language = language;
  wanted.evidence.clear();
  old.evidence.clear();
  if (wanted == old) return;
  impl_->begin_change("change name", id.entity);
  {
    Query query = database.query(
        "UPDATE names SET form = ?1, language = ?2, script = ?3, system = ?4, status = ?5, folded = ?6, source = ?7 "
        "WHERE key = ?8");
    query.bind(changed.form).bind(language).bind(detail::script_code(changed.form)).bind(changed.system);
    query.bind(normalize::to_string(changed.status)).bind(text::fold(changed.form));
    detail::bind_source(query, database, changed.source);
    query.bind(stored.key).run();
  }
  detail::clear(database, "DELETE FROM rulings WHERE name = ?1", stored.key);
  detail::clear(database, "DELETE FROM parts WHERE name = ?1", stored.key);
  detail::clear(database, "DELETE FROM inflections WHERE name = ?1", stored.key);
  detail::add_details(database, stored.key, wanted, [] {});
  scope.commit();
}

void Lexicon::remove(const NameId& id) {
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  const NameRow row = detail::require_name(database, detail::require_entity(database, id.entity).key, id);
  impl_->begin_change("remove name", id.entity);
  detail::remove_name(database, row.key);
  scope.commit();
}

}  // namespace tolmach::lexicons
