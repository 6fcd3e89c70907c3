// Sources and systems.
#include <algorithm>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "text/language.h"

namespace tolmach::normalize::detail {
auto NameReasons::one_source(NameForm a, NameForm b) -> Found {
  const auto common = sources_.find(a, b);
  if (!common) return std::nullopt;
  const bool practice = !common->a.practice.empty() || !common->b.practice.empty();
  NameExplanation out = with(a, b, practice ? Kind::kPractice : Kind::kOneSource, Verdict::kSame,
                             common->known ? 0.98 : 0.93, common->known ? 0.95 : 0.8);
  out.origins = {common->a, common->b};
  return out;
}

std::optional<FormOrigin> NameReasons::origin_of(NameForm form, const std::vector<KnownName>& forms) {
  std::vector<std::string> own_languages;
  for (const KnownName& name : forms)
    if (name.status == NameStatus::kPreferred && search_.knows(name.language)) own_languages.push_back(name.language);
  std::vector<KnownName> own, other;
  for (const KnownName& name : forms) {
    if (!search_.knows(name.language)) continue;
    if (same_letters(name.form, form.text)) return FormOrigin{name.form, name.language, {}, {}, true};
    const bool is_own = std::find(own_languages.begin(), own_languages.end(), name.language) != own_languages.end();
    // Many a name has gone by way of Russian.
    if (is_own || name.language == "ru") (is_own ? own : other).push_back(name);
  }
  if (own.empty()) return std::nullopt;
  if (auto origin = sources_.origin(form, own); origin && origin->exact && !foreign_practice(*origin, form))
    return origin;
  if (auto origin = sources_.origin(form, other); origin && origin->exact) return origin;
  return sources_.origin(form, own);
}

bool NameReasons::foreign_practice(const FormOrigin& origin, NameForm form) {
  return !origin.practice.empty() && origin.practice != text::language_name(text::base_language(form.language));
}

std::optional<FormOrigin> NameReasons::known_source(NameForm form) {
  if (lexicon_ == nullptr) return std::nullopt;
  const auto known = lexicon_->find(form.text, form.language);
  if (known.empty()) return std::nullopt;
  if (auto origin = origin_of(form, lexicon_->forms_of(known.front().entity))) return origin;
  return FormOrigin{};
}

}  // namespace tolmach::normalize::detail
