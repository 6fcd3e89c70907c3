// Inflected and possessive forms.
#include <algorithm>
#include <utility>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
auto NameReasons::inflected(NameForm a, NameForm b) -> Found {
  if (Found found = possessive(a, b)) return found;
  const std::vector<std::string> lemmas = lemmas_shared(a, b);
  if (!lemmas.empty()) {
    NameExplanation out = with(a, b, Kind::kInflected, Verdict::kSame, 0.95, 0.85);
    out.language = is_unknown(a.language) ? std::string() : std::string(text::base_language(a.language));
    out.lemma = text::capitalised(likeliest(lemmas, a, b), a.language);
    out.a_is_derived = !same_letters(out.lemma, a.text);
    return out;
  }
  if (Found found = inflected_source(a, b, true)) return found;
  return inflected_source(b, a, false);
}

auto NameReasons::possessive(NameForm a, NameForm b) -> Found {
  const auto stripped = [](NameForm form) {
    const bool english = is_unknown(form.language) || text::base_language(form.language) == "en";
    const std::string_view bare = english ? without_possessive(form.text, "en") : form.text;
    return text::count_code_points(bare) > 1 ? bare : form.text;
  };
  const NameForm bare_a{stripped(a), a.language};
  const NameForm bare_b{stripped(b), b.language};
  if (bare_a.text.size() == a.text.size() && bare_b.text.size() == b.text.size()) return std::nullopt;
  if (same_letters(bare_a.text, bare_b.text)) {
    NameExplanation out = with(a, b, Kind::kInflected, Verdict::kSame, 0.98, 0.95);
    out.lemma = bare_a.text;
    out.language = "en";
    out.a_is_derived = bare_a.text.size() < a.text.size();
    return out;
  }
  NameExplanation out = explain(bare_a, bare_b);
  if (out.verdict != Verdict::kSame) return std::nullopt;
  NameExplanation whole = with(a, b, Kind::kInflected, Verdict::kSame, out.score, out.confidence);
  whole.a_is_derived = bare_a.text.size() < a.text.size();
  whole.lemma = whole.a_is_derived ? bare_a.text : bare_b.text;
  whole.language = "en";
  whole.parts.push_back(std::move(out));
  return whole;
}

std::vector<std::string> NameReasons::lemmas_shared(NameForm a, NameForm b) const {
  std::vector<std::string> out;
  for (const std::string& language : languages_of_lemmas(a)) {
    if (const auto others = languages_of_lemmas(b); std::find(others.begin(), others.end(), language) == others.end())
      continue;
    const auto theirs = inflection_.lemmas(b.text, language);
    for (std::string& lemma : inflection_.lemmas(a.text, language))
      if (std::find(theirs.begin(), theirs.end(), lemma) != theirs.end()) out.push_back(std::move(lemma));
  }
  return out;
}

std::string NameReasons::likeliest(const std::vector<std::string>& lemmas, NameForm a, NameForm b) const {
  for (const std::string& lemma : lemmas)
    if (is_known_in(lemma, a.language)) return lemma;
  for (const std::string& lemma : lemmas)
    if (lemma == text::lower(a.text) || lemma == text::lower(b.text)) return lemma;
  if (lexicon_ != nullptr)
    for (const std::string& lemma : lemmas)
      if (!lexicon_->find(lemma, a.language).empty()) return lemma;
  return lemmas.front();
}

std::vector<std::string> NameReasons::lemmas_by_lexicon(std::string_view form, std::string_view language) const {
  std::vector<std::string> lemmas = inflection_.lemmas(form, language);
  std::stable_partition(lemmas.begin(), lemmas.end(),
                        [&](const std::string& lemma) { return is_known_in(lemma, language); });
  return lemmas;
}

auto NameReasons::inflected_source(NameForm form, NameForm other, bool form_is_a) -> Found {
  if (script_of_name(form.text) == script_of_name(other.text)) return std::nullopt;
  if (one_source(form, other)) return std::nullopt;
  std::vector<std::string> languages = languages_of_lemmas(form);
  // Путина may be Ukrainian by its ending, but the lexicon has Путин in Russian.
  std::stable_partition(languages.begin(), languages.end(), [&](const std::string& language) {
    const auto lemmas = inflection_.lemmas(form.text, language);
    return std::any_of(lemmas.begin(), lemmas.end(),
                       [&](const std::string& lemma) { return is_known_in(lemma, language); });
  });
  for (const std::string& language : languages)
    if (Found found = inflected_in(language, form, other, form_is_a)) return found;
  return std::nullopt;
}

auto NameReasons::inflected_in(const std::string& language, NameForm form, NameForm other, bool form_is_a) -> Found {
  if (language == text::base_language(other.language)) return std::nullopt;
  for (const std::string& small : lemmas_by_lexicon(form.text, language)) {
    const std::string lemma = text::capitalised(small, language);
    const NameForm lemma_form{lemma, language};
    if (small == text::lower(form.text, language)) continue;
    auto origin = sources_.origin(other, lemma, language);
    const bool known = shared(lemma_form, other).has_value();
    if (!known && !(origin && origin->exact)) continue;
    NameExplanation out = with(form_is_a ? form : other, form_is_a ? other : form, Kind::kInflected, Verdict::kSame,
                               known ? 0.97 : 0.9, known ? 0.95 : 0.8);
    out.a_is_derived = form_is_a;
    out.lemma = lemma;
    out.language = language;
    if (origin)
      out.origins.push_back(std::move(*origin));
    else if (const auto both = shared(lemma_form, other))
      out.entities.push_back({both->first.entity, both->first.kind, {}, {}, both->first.status, both->second.status});
    return out;
  }
  return std::nullopt;
}

bool NameReasons::may_come_from(NameForm form, NameForm name, bool one_script) {
  for (const std::string& language : languages_of_lemmas(form)) {
    if (one_script && !is_unknown(name.language) && text::base_language(name.language) != language) continue;
    for (const std::string& lemma : inflection_.lemmas(form.text, language))
      if (same_letters(one_script ? lemma : latin({lemma, language}),
                       one_script ? std::string(name.text) : latin(name)))
        return true;
  }
  return false;
}

std::vector<std::string> NameReasons::languages_of_lemmas(NameForm form) const {
  if (!is_unknown(form.language)) return {std::string(text::base_language(form.language))};
  // Too many languages are written in Latin letters to be tried by chance.
  const text::Script script = script_of_name(form.text);
  std::vector<std::string> languages;
  if (script == text::Script::kLatin) return languages;
  for (const std::string& language : inflection_.languages())
    if (text::script_of_language(language) == script) languages.push_back(language);
  return languages;
}

}  // namespace tolmach::normalize::detail
