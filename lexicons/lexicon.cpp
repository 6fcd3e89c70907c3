#include "lexicons/lexicon.h"

#include <algorithm>

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;
using normalize::KnownName;

template <typename Word>
Word parsed(std::string_view name, Word otherwise) {
  Word word = otherwise;
  return normalize::parse(name, word) ? word : otherwise;
}

KnownName known_name(const Query& row) {
  return {std::string(row.text(0)), parsed(row.text(1), normalize::NameKind::kOther), std::string(row.text(2)),
          std::string(row.text(3)), parsed(row.text(4), normalize::NameStatus::kAdmitted)};
}

std::vector<KnownName> known_names(Query& query) {
  std::vector<KnownName> names;
  while (query.step()) names.push_back(known_name(query));
  return names;
}

NewName new_name(const Query& row, int first_column) {
  const auto column = [&](int i) { return std::string(row.text(first_column + i)); };
  return {column(0), parsed(column(1), normalize::NameKind::kOther),      column(2),
          column(3), parsed(column(4), normalize::NameStatus::kAdmitted), column(5)};
}

/// 0 for a form that is used in the language, 1 for another.
int distance(std::string_view form_language, std::string_view language) {
  if (language.empty() || form_language == "und") return 0;
  return text::base_language(form_language) == text::base_language(language) ? 0 : 1;
}

std::uint64_t count(Database& database, const char* sql) {
  Query query = database.query(sql);
  return query.step() ? static_cast<std::uint64_t>(query.number(0)) : 0;
}

void check_integrity(Database& database, std::vector<std::string>& problems) {
  Query query = database.query("PRAGMA integrity_check");
  while (query.step()) {
    if (query.text(0) != "ok") problems.push_back(fmt::format("database: {}", query.text(0)));
  }
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& path, OpenMode mode) : impl_(new Impl{{path, mode}}) {}

Lexicon::~Lexicon() = default;

std::vector<KnownName> Lexicon::find(std::string_view form, std::string_view language) const {
  const std::string key = text::fold(form);
  if (key.empty()) return {};
  Query query = impl_->database.query(
      "SELECT e.id, e.kind, n.form, n.language, n.status FROM names n JOIN entities e ON e.key = n.entity "
      "WHERE n.folded = ?1");
  query.bind(key);
  std::vector<KnownName> names = known_names(query);
  std::stable_sort(names.begin(), names.end(), [&](const KnownName& a, const KnownName& b) {
    const int far_a = distance(a.language, language), far_b = distance(b.language, language);
    return far_a != far_b ? far_a < far_b : a.status < b.status;
  });
  return names;
}

std::vector<KnownName> Lexicon::forms_of(std::string_view entity) const {
  Query query = impl_->database.query(
      "SELECT e.id, e.kind, n.form, n.language, n.status FROM names n JOIN entities e ON e.key = n.entity "
      "WHERE e.id = ?1 ORDER BY n.key");
  query.bind(entity);
  std::vector<KnownName> names = known_names(query);
  std::stable_sort(names.begin(), names.end(),
                   [](const KnownName& a, const KnownName& b) { return a.status < b.status; });
  return names;
}

bool Lexicon::never_same(std::string_view a, std::string_view b) const {
  std::string key_a = text::fold(a), key_b = text::fold(b);
  if (key_b < key_a) std::swap(key_a, key_b);
  Query query = impl_->database.query("SELECT 1 FROM never_same WHERE a = ?1 AND b = ?2");
  return query.bind(key_a).bind(key_b).step();
}

std::vector<NewName> Lexicon::all_names() const {
  Query query = impl_->database.query(
      "SELECT e.id, e.kind, n.form, n.language, n.status, s.name FROM names n JOIN entities e ON e.key = n.entity "
      "LEFT JOIN sources s ON s.key = n.source ORDER BY e.id, n.language, n.form");
  std::vector<NewName> names;
  while (query.step()) names.push_back(new_name(query, 0));
  return names;
}

std::vector<NeverSame> Lexicon::all_never_same() const {
  Query query = impl_->database.query(
      "SELECT p.form_a, p.form_b, s.name FROM never_same p LEFT JOIN sources s ON s.key = p.source ORDER BY p.a, p.b");
  std::vector<NeverSame> pairs;
  while (query.step()) {
    pairs.push_back({std::string(query.text(0)), std::string(query.text(1)), std::string(query.text(2))});
  }
  return pairs;
}

std::vector<Proposal> Lexicon::proposals() const {
  Query query = impl_->database.query(
      "SELECT p.key, p.evidence, n.entity, n.kind, n.form, n.language, n.status, n.source "
      "FROM proposals p JOIN proposed_names n ON n.proposal = p.key ORDER BY p.key, n.key");
  std::vector<Proposal> proposals;
  std::int64_t last = 0;
  while (query.step()) {
    if (proposals.empty() || query.number(0) != last) proposals.push_back({{}, std::string(query.text(1))});
    last = query.number(0);
    proposals.back().forms.push_back(new_name(query, 2));
  }
  return proposals;
}

std::vector<Change> Lexicon::last_changes(std::size_t most) const {
  Query query =
      impl_->database.query("SELECT key, time, action, subject, before, after FROM log ORDER BY key DESC LIMIT ?1");
  query.bind(static_cast<std::int64_t>(most));
  std::vector<Change> changes;
  while (query.step()) {
    const auto column = [&](int i) { return std::string(query.text(i)); };
    changes.push_back(
        {static_cast<std::uint64_t>(query.number(0)), column(1), column(2), column(3), column(4), column(5)});
  }
  return changes;
}

LexiconStatistics Lexicon::statistics() const {
  Database& database = impl_->database;
  return {count(database, "SELECT COUNT(*) FROM entities"),
          count(database, "SELECT COUNT(*) FROM names"),
          count(database, "SELECT COUNT(DISTINCT language) FROM names"),
          count(database, "SELECT COUNT(*) FROM never_same"),
          count(database, "SELECT COUNT(*) FROM proposals"),
          count(database, "SELECT COUNT(*) FROM word_pairs")};
}

std::vector<std::string> Lexicon::problems() const {
  std::vector<std::string> problems;
  check_integrity(impl_->database, problems);
  {
    Query broken = impl_->database.query("PRAGMA foreign_key_check");
    while (broken.step()) {
      problems.push_back(
          fmt::format("{}: row {} belongs to nothing in {}", broken.text(0), broken.number(1), broken.text(2)));
    }
  }
  // The keys were made by the ICU of the day; another Unicode version may fold otherwise.
  Query names = impl_->database.query("SELECT form, folded FROM names ORDER BY key");
  while (names.step()) {
    if (text::fold(names.text(0)) != names.text(1)) {
      problems.push_back(fmt::format("names: \"{}\" can't be found: its key is out of date", names.text(0)));
    }
  }
  return problems;
}

}  // namespace tolmach::lexicons
