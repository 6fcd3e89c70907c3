// Pairs of forms that never name the same.

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/rows.h"
#include "lexicons/lexicon.h"
#include "lexicons/valid_text.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Query;

/// A pair in the order in which it is stored: by the folded keys.
struct Pair {
  Pair(std::string_view a, std::string_view b) : key_a(text::fold(a)), key_b(text::fold(b)), form_a(a), form_b(b) {
    if (key_a <= key_b) return;
    std::swap(key_a, key_b);
    std::swap(form_a, form_b);
  }
  std::string key_a, key_b;
  std::string_view form_a, form_b;
};

}  // namespace

bool Lexicon::never_same(std::string_view a, std::string_view b) const {
  const Pair pair(a, b);
  Query query = impl_->database.query("SELECT 1 FROM never_same WHERE a = ?1 AND b = ?2");
  return query.bind(pair.key_a).bind(pair.key_b).step();
}

void Lexicon::add_never_same(std::string_view a, std::string_view b, std::string_view source) {
  require_valid_text(a, "the first form");
  require_valid_text(b, "the second form");
  require_valid_text(source, "the source");
  const Pair pair(a, b);
  if (pair.key_a.empty() || pair.key_b.empty()) throw Error(Error::Kind::kUsage, "a form is empty");
  if (pair.key_a == pair.key_b) {
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" and \"{}\" are one form but for case and diacritics", a, b));
  }
  detail::Scope scope(*this, impl_->database);
  if (never_same(a, b)) return;
  impl_->begin_change("add never-same", fmt::format("{} / {}", pair.form_a, pair.form_b));
  Query query =
      impl_->database.query("INSERT INTO never_same (a, b, form_a, form_b, source) VALUES (?1, ?2, ?3, ?4, ?5)");
  query.bind(pair.key_a).bind(pair.key_b).bind(pair.form_a).bind(pair.form_b);
  detail::bind_source(query, impl_->database, source);
  query.run();
  scope.commit();
}

void Lexicon::remove_never_same(std::string_view a, std::string_view b) {
  detail::Scope scope(*this, impl_->database);
  const Pair pair(a, b);
  if (!never_same(a, b)) {
    throw Error(Error::Kind::kUsage, fmt::format("nobody has said that \"{}\" and \"{}\" are never the same", a, b));
  }
  impl_->begin_change("remove never-same", fmt::format("{} / {}", pair.form_a, pair.form_b));
  impl_->database.query("DELETE FROM never_same WHERE a = ?1 AND b = ?2").bind(pair.key_a).bind(pair.key_b).run();
  scope.commit();
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

}  // namespace tolmach::lexicons
