#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/valid_text.h"
#include "lexicons/lexicon.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using detail::Query;

constexpr double kUnit = 1000;  // counts are kept as thousandths

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
    detail::require_valid(text, "the word");
    if (text.empty()) throw Error(Error::Kind::kUsage, "the word is empty");
  }
  const auto count = static_cast<std::int64_t>(std::llround(pair.count * kUnit));
  if (count <= 0) return;
  const bool in_order = pair.source_language < pair.target_language;
  Query query = impl_->database.query(
      "INSERT INTO word_pairs (language_a, language_b, a, b, count) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT DO UPDATE SET count = count + excluded.count");
  query.bind(in_order ? pair.source_language : pair.target_language)
      .bind(in_order ? pair.target_language : pair.source_language)
      .bind(in_order ? pair.source : pair.target)
      .bind(in_order ? pair.target : pair.source)
      .bind(count)
      .run();
}

void Lexicon::log_learning(std::string_view from, std::string_view to, std::size_t count, std::string_view list) {
  Query query = impl_->database.query(
      "INSERT INTO log (action, subject, after) VALUES ('learn words', ?1, "
      "json_patch(json_object('pairs', ?2), json_object('list', nullif(?3, ''))))");
  query.bind(fmt::format("{}-{}", from, to)).bind(static_cast<std::int64_t>(count)).bind(list).run();
}

}  // namespace tolmach::lexicons
