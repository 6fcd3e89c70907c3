#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/lexicon.h"
#include "lexicons/valid_text.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using detail::Query;

constexpr double kUnit = 1000;  // counts are kept as thousandths
constexpr std::string_view kLearn = "learn words";

}  // namespace

std::vector<normalize::WordTranslation> Lexicon::translations(std::string_view stem, std::string_view from,
                                                              std::string_view to) const {
  Query query = impl_->database.query(
      from < to ? "SELECT b, count FROM word_pairs WHERE language_a = ?1 AND language_b = ?2 AND a = ?3"
                : "SELECT a, count FROM word_pairs WHERE language_a = ?1 AND language_b = ?2 AND b = ?3");
  query.bind(std::min(from, to)).bind(std::max(from, to)).bind(stem);
  std::vector<normalize::WordTranslation> out;
  while (query.step()) out.push_back({std::string(query.text(0)), static_cast<double>(query.number(1)) / kUnit});
  return out;
}

void Lexicon::add_word_pair(const WordPair& pair) {
  if (pair.source_language == pair.target_language)
    throw Error(Error::Kind::kUsage, "words are learned between two languages", {}, "both are " + pair.source_language);
  for (const std::string& text : {pair.source, pair.target}) {
    require_valid_text(text, "the word");
    if (text.empty()) throw Error(Error::Kind::kUsage, "the word is empty");
  }
  const auto count = static_cast<std::int64_t>(std::llround(pair.count * kUnit));
  if (count <= 0) return;
  detail::Scope scope(*this, impl_->database);
  const bool in_order = pair.source_language < pair.target_language;
  if (!impl_->open || impl_->open->action != kLearn) log_learning(pair.source_language, pair.target_language, 1);
  impl_->database
      .query(
          "INSERT INTO word_pairs (language_a, language_b, a, b, count) VALUES (?1, ?2, ?3, ?4, ?5) "
          "ON CONFLICT DO UPDATE SET count = count + excluded.count")
      .bind(in_order ? pair.source_language : pair.target_language)
      .bind(in_order ? pair.target_language : pair.source_language)
      .bind(in_order ? pair.source : pair.target)
      .bind(in_order ? pair.target : pair.source)
      .bind(count)
      .run();
  scope.commit();
}

void Lexicon::log_learning(std::string_view from, std::string_view to, std::size_t count, std::string_view list) {
  detail::Scope scope(*this, impl_->database);
  std::string details;
  {
    Query query =
        impl_->database.query("SELECT json_patch(json_object('pairs', ?1), json_object('list', nullif(?2, '')))");
    query.bind(static_cast<std::int64_t>(count)).bind(list).step();
    details = query.text(0);
  }
  impl_->begin_change(kLearn, fmt::format("{}-{}", from, to), details);
  scope.commit();
}

void Lexicon::for_each_word_pair(const std::function<void(const WordPair&)>& visit) const {
  Query query = impl_->database.query(
      "SELECT language_a, language_b, a, b, count FROM word_pairs ORDER BY language_a, language_b, a, b");
  while (query.step()) {
    const auto column = [&](int i) { return std::string(query.text(i)); };
    visit({column(2), column(0), column(3), column(1), static_cast<double>(query.number(4)) / kUnit});
  }
}

}  // namespace tolmach::lexicons
