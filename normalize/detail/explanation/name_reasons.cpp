// Which reason is tried when.
#include "normalize/detail/explanation/name_reasons.h"

#include <algorithm>
#include <utility>

#include "normalize/detail/explanation/reason_words.h"
#include "normalize/detail/explanation/typography.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestName = 400;  // bytes

/// A name without spaces in a script whose names need none: its words can't be told from one another.
bool is_unspaced(std::string_view name) {
  using text::Script;
  const Script script = script_of_name(name);
  const bool needs_none = script == Script::kHan || script == Script::kKana || script == Script::kHangul;
  return needs_none && words_of(name).size() == 1;
}

bool has_letter(std::string_view name) {
  return script_of_name(name) != text::Script::kCommon;
}

}  // namespace

NameReasons::NameReasons(const text::DataFolder& data, const NameMatcher& names, const NameSource* source,
                         SystemChoice systems)
    : folder_(data),
      matcher_(names),
      lexicon_(source),
      romaniser_(data, source, systems),
      search_(data, romaniser_),
      sources_(romaniser_, search_, source),
      slips_(romaniser_, search_),
      given_names_(data),
      gender_forms_(data),
      demonyms_(data),
      patronymics_(data),
      inflection_(data),
      kanji_names_(data) {}

NameExplanation NameReasons::explain(NameForm a, NameForm b) {
  const bool too_long = std::max(a.text.size(), b.text.size()) > kLongestName;
  if (too_long || !has_letter(a.text) || !has_letter(b.text)) return with(a, b, Kind::kNoName, Verdict::kUnsure, 0, 1);
  if (a.text == b.text) return with(a, b, Kind::kIdentical, Verdict::kSame, 1, 1);
  for (const auto reason : {&NameReasons::typography, &NameReasons::never_same, &NameReasons::one_entity})
    if (Found found = (this->*reason)(a, b)) return std::move(*found);
  const std::vector<std::string> words_a = words_of(a.text);
  const std::vector<std::string> words_b = words_of(b.text);
  const bool two_words = words_a.size() == 1 && words_b.size() == 1;
  if (two_words || is_unspaced(a.text) || is_unspaced(b.text)) return explain_word(a, b);
  return explain_words(a, b, words_a, words_b);
}

// A reason like the others, though it needs no member.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
auto NameReasons::typography(NameForm a, NameForm b) -> Found {
  auto differences = typographic_differences(a.text, b.text);
  if (differences.empty()) return std::nullopt;
  NameExplanation out = with(a, b, Kind::kTypography, Verdict::kSame, 1, 0.98);
  out.differences = std::move(differences);
  return out;
}

NameExplanation NameReasons::explain_pair(NameForm a, NameForm b) {
  for (const auto reason : {&NameReasons::typography, &NameReasons::never_same, &NameReasons::one_entity})
    if (Found found = (this->*reason)(a, b)) return std::move(*found);
  return explain_word(a, b);
}

NameExplanation NameReasons::explain_word(NameForm a, NameForm b) {
  for (const auto reason : {&NameReasons::gender, &NameReasons::inflected, &NameReasons::demonym,
                            &NameReasons::one_source, &NameReasons::given_name, &NameReasons::two_entities,
                            &NameReasons::reading, &NameReasons::slip_of_source, &NameReasons::slip_of_letters})
    if (Found found = (this->*reason)(a, b)) return std::move(*found);
  return by_letters(a, b);
}

NameExplanation NameReasons::with(NameForm a, NameForm b, Kind kind, Verdict verdict, double score, double confidence) {
  NameExplanation out;
  out.kind = kind;
  out.verdict = verdict;
  out.score = score;
  out.confidence = confidence;
  out.a = a.text;
  out.b = b.text;
  out.language_a = a.language;
  out.language_b = b.language;
  return out;
}

NameExplanation NameReasons::by_letters(NameForm a, NameForm b) {
  const double letters = matcher_.compare(a, b).score;
  if (letters >= kCorrespondence) return with(a, b, Kind::kCorrespondence, Verdict::kSame, letters, letters);
  if (letters > kUnexplained) return with(a, b, Kind::kDifferent, Verdict::kUnsure, letters, 1 - letters);
  return with(a, b, Kind::kDifferent, Verdict::kDifferent, letters, 1 - letters);
}

std::string NameReasons::latin(NameForm form) {
  if (script_of_name(form.text) == text::Script::kLatin || is_unknown(form.language)) return std::string(form.text);
  const std::string system = romaniser_.usual_system(text::base_language(form.language));
  return system.empty() ? std::string(form.text) : romaniser_.romanise(form.text, system);
}

}  // namespace tolmach::normalize::detail
