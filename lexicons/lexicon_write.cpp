#include <optional>

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/valid_text.h"
#include "lexicons/lexicon.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;
using detail::require_valid;

/// A transaction of its own, unless one is under way already.
class Scope {
 public:
  explicit Scope(Lexicon& lexicon, Database& database) {
    if (!database.in_transaction()) transaction_.emplace(lexicon);
  }
  void commit() {
    if (transaction_) transaction_->commit();
  }

 private:
  std::optional<Lexicon::Transaction> transaction_;
};

void require_valid(const NewName& name) {
  require_valid(name.form, "the form");
  if (text::trim(name.form).empty()) throw Error(Error::Kind::kUsage, "the form is empty");
  require_valid(name.entity, "the entity's id");
  require_valid(name.language, "the language");
  require_valid(name.source, "the source");
}

std::string language_or_und(const NewName& name) {
  return name.language.empty() ? "und" : name.language;
}

/// The key of a source's row, made when it is new; nothing for an empty one.
std::optional<std::int64_t> source_key(Database& database, std::string_view source) {
  if (source.empty()) return {};
  {
    Query known = database.query("SELECT key FROM sources WHERE name = ?1");
    if (known.bind(source).step()) return known.number(0);
  }
  database.query("INSERT INTO sources (name) VALUES (?1)").bind(source).run();
  return database.last_key();
}

void bind(Query& query, const std::optional<std::int64_t>& key) {
  if (key) {
    query.bind(*key);
  } else {
    query.bind_null();
  }
}

/// An id that no entity has yet, told from the form so that people recognise it: "name:kyiv", "name:kyiv-2".
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

void log_kind(Database& database, std::string_view id, std::string_view before, std::string_view after) {
  Query query = database.query(
      "INSERT INTO log (action, subject, before, after) "
      "VALUES ('change kind', ?1, json_object('kind', ?2), json_object('kind', ?3))");
  query.bind(id).bind(before).bind(after).run();
}

/// The key of the entity's row, made when it is new.
std::int64_t entity_key(Database& database, const std::string& id, normalize::NameKind kind) {
  const std::string_view word = normalize::to_string(kind);
  std::optional<std::int64_t> key;
  std::string old_word;
  {
    Query known = database.query("SELECT key, kind FROM entities WHERE id = ?1");
    if (known.bind(id).step()) {
      key = known.number(0);
      old_word = known.text(1);
    }
  }
  if (!key) {
    database.query("INSERT INTO entities (id, kind) VALUES (?1, ?2)").bind(id).bind(word).run();
    return database.last_key();
  }
  if (kind != normalize::NameKind::kOther && old_word != word) {
    database.query("UPDATE entities SET kind = ?1 WHERE key = ?2").bind(word).bind(*key).run();
    log_kind(database, id, old_word, word);
  }
  return *key;
}

struct StoredName {
  std::int64_t key = 0;
  std::string status;
  std::string source;
};

std::optional<StoredName> stored_name(Database& database, std::int64_t entity, const NewName& name) {
  Query query = database.query(
      "SELECT n.key, n.status, s.name FROM names n LEFT JOIN sources s ON s.key = n.source "
      "WHERE n.entity = ?1 AND n.form = ?2 AND n.language = ?3");
  if (!query.bind(entity).bind(name.form).bind(language_or_und(name)).step()) return {};
  return StoredName{query.number(0), std::string(query.text(1)), std::string(query.text(2))};
}

void log_name(Database& database, std::string_view id, const NewName& name, const std::optional<StoredName>& before) {
  Query query = database.query(
      "INSERT INTO log (action, subject, before, after) VALUES (?1, ?2, "
      "CASE WHEN ?1 = 'add name' THEN NULL ELSE "
      "json_object('form', ?3, 'language', ?4, 'status', ?5, 'source', ?6) END, "
      "json_object('form', ?3, 'language', ?4, 'status', ?7, 'source', ?8))");
  query.bind(before ? "change name" : "add name")
      .bind(id)
      .bind(name.form)
      .bind(language_or_und(name))
      .bind(before ? before->status : "")
      .bind(before ? before->source : "")
      .bind(normalize::to_string(name.status))
      .bind(name.source.empty() && before ? before->source : name.source)
      .run();
}

void insert_name(Database& database, std::int64_t entity, const NewName& name) {
  const std::optional<std::int64_t> source = source_key(database, name.source);
  Query query = database.query(
      "INSERT INTO names (entity, form, language, status, folded, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  query.bind(entity).bind(name.form).bind(language_or_und(name)).bind(normalize::to_string(name.status));
  query.bind(text::fold(name.form));
  bind(query, source);
  query.run();
}

/// @return whether anything changed
bool update_name(Database& database, const StoredName& stored, const NewName& name) {
  const std::string_view status = normalize::to_string(name.status);
  const std::string& source = name.source.empty() ? stored.source : name.source;
  if (stored.status == status && stored.source == source) return false;
  const std::optional<std::int64_t> source_row = source_key(database, source);
  Query query = database.query("UPDATE names SET status = ?1, source = ?2 WHERE key = ?3");
  query.bind(status);
  bind(query, source_row);
  query.bind(stored.key).run();
  return true;
}

/// The entity of a name with that key in that language, empty when there is none; `only` tells whether it is the only
/// one.
std::optional<std::string> known_entity(Database& database, const NewName& form) {
  Query query = database.query(
      "SELECT DISTINCT e.id FROM names n JOIN entities e ON e.key = n.entity "
      "WHERE n.folded = ?1 AND n.language IN (?2, 'und')");
  if (!query.bind(text::fold(form.form)).bind(language_or_und(form)).step()) return {};
  std::string id(query.text(0));
  return query.step() ? std::string() : id;
}

bool waits(Database& database, const NewName& form) {
  Query query = database.query("SELECT 1 FROM proposed_names WHERE folded = ?1 AND language = ?2");
  return query.bind(text::fold(form.form)).bind(language_or_und(form)).step();
}

void insert_proposal(Database& database, const Proposal& proposal) {
  database.query("INSERT INTO proposals (evidence) VALUES (?1)").bind(proposal.evidence).run();
  const std::int64_t key = database.last_key();
  for (const NewName& form : proposal.forms) {
    database
        .query(
            "INSERT INTO proposed_names (proposal, entity, kind, form, language, status, source, folded) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(key)
        .bind(form.entity)
        .bind(normalize::to_string(form.kind))
        .bind(form.form)
        .bind(language_or_und(form))
        .bind(normalize::to_string(form.status))
        .bind(form.source)
        .bind(text::fold(form.form))
        .run();
  }
  Query log =
      database.query("INSERT INTO log (action, subject, after) VALUES ('propose', ?1, json_object('evidence', ?2))");
  log.bind(proposal.forms.front().form).bind(proposal.evidence).run();
}

}  // namespace

Lexicon::Transaction::Transaction(Lexicon& lexicon) : impl_(new Impl{lexicon.impl_->database}) {
  // Immediate: a second writer waits here, not halfway through when it could no longer go on.
  impl_->database.run("BEGIN IMMEDIATE");
}

Lexicon::Transaction::~Transaction() {
  if (impl_) impl_->database.roll_back();
}

void Lexicon::Transaction::commit() {
  impl_->database.run("COMMIT");
  impl_.reset();
}

std::string Lexicon::add(const NewName& name) {
  require_valid(name);
  Database& database = impl_->database;
  Scope scope(*this, database);
  const std::string id = name.entity.empty() ? new_entity_id(database, name.form) : name.entity;
  const std::int64_t entity = entity_key(database, id, name.kind);
  const std::optional<StoredName> stored = stored_name(database, entity, name);
  if (!stored) insert_name(database, entity, name);
  if (!stored || update_name(database, *stored, name)) log_name(database, id, name, stored);
  scope.commit();
  return id;
}

void Lexicon::add_never_same(std::string_view a, std::string_view b, std::string_view source) {
  require_valid(a, "the first form");
  require_valid(b, "the second form");
  require_valid(source, "the source");
  std::string key_a = text::fold(a), key_b = text::fold(b);
  if (key_a.empty() || key_b.empty()) throw Error(Error::Kind::kUsage, "a form is empty");
  if (key_a == key_b) {
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" and \"{}\" are one form but for case and diacritics", a, b));
  }
  if (key_b < key_a) {
    std::swap(key_a, key_b);
    std::swap(a, b);
  }
  if (never_same(a, b)) return;
  Database& database = impl_->database;
  Scope scope(*this, database);
  const std::optional<std::int64_t> source_row = source_key(database, source);
  Query query = database.query("INSERT INTO never_same (a, b, form_a, form_b, source) VALUES (?1, ?2, ?3, ?4, ?5) ");
  query.bind(key_a).bind(key_b).bind(a).bind(b);
  bind(query, source_row);
  query.run();
  database.query("INSERT INTO log (action, subject, after) VALUES ('add never-same', ?1, json_array(?1, ?2))")
      .bind(a)
      .bind(b)
      .run();
  scope.commit();
}

bool Lexicon::propose(const Proposal& proposal) {
  for (const NewName& form : proposal.forms) require_valid(form);
  require_valid(proposal.evidence, "the evidence");
  Database& database = impl_->database;
  Scope scope(*this, database);
  Proposal left{{}, proposal.evidence};
  std::string entity;
  for (const NewName& form : proposal.forms) {
    if (const std::optional<std::string> known = known_entity(database, form)) {
      if (entity.empty()) entity = *known;
    } else if (!waits(database, form)) {
      left.forms.push_back(form);
    }
  }
  if (left.forms.empty()) return false;
  for (NewName& form : left.forms) {
    if (form.entity.empty()) form.entity = entity;
  }
  insert_proposal(database, left);
  scope.commit();
  return true;
}

}  // namespace tolmach::lexicons
