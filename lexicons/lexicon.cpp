#include "lexicons/lexicon.h"

#include <algorithm>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/words.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Query;
using normalize::KnownName;

KnownName known_name(const Query& row) {
  return {std::string(row.text(0)), detail::kind_of(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
          detail::status_of(row.text(4))};
}

std::vector<KnownName> known_names(Query& query) {
  std::vector<KnownName> names;
  while (query.step()) names.push_back(known_name(query));
  return names;
}

/// 0 for a form that is used in the language, 1 for another.
int distance(std::string_view form_language, std::string_view language) {
  if (language.empty() || form_language == "und") return 0;
  return text::base_language(form_language) == text::base_language(language) ? 0 : 1;
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& path, OpenMode mode)
    : impl_(new Impl{{path, mode}, mode == OpenMode::kImmutable}) {}

Lexicon::~Lexicon() = default;

std::vector<KnownName> Lexicon::find(std::string_view form, std::string_view language) const {
  const std::string key = text::fold(form);
  if (key.empty()) return {};
  if (const auto* forms = impl_->folded_forms(); forms != nullptr && !forms->has_name(key)) return {};
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

bool Lexicon::may_begin(std::string_view beginning) const {
  if (const auto* forms = impl_->folded_forms()) return forms->has_name_beginning(beginning);
  // Bytes of UTF-8 are never 0xFF: it stands behind all that begins so. The index on the folded forms answers.
  Query query = impl_->database.query("SELECT 1 FROM names WHERE folded >= ?1 AND folded < ?2 LIMIT 1");
  const std::string end = std::string(beginning) + '\xFF';
  query.bind(beginning).bind(end);
  return query.step();
}

std::vector<KnownName> Lexicon::find_inflected(std::string_view form) const {
  const std::string key = text::fold(form);
  if (const auto* forms = impl_->folded_forms(); forms != nullptr && !forms->has_inflection(key)) return {};
  Query query = impl_->database.query(
      "SELECT DISTINCT e.id, e.kind, n.form, n.language, n.status FROM inflections i JOIN names n ON n.key = i.name "
      "JOIN entities e ON e.key = n.entity WHERE i.folded = ?1 ORDER BY n.key");
  query.bind(key);
  return known_names(query);
}

}  // namespace tolmach::lexicons
