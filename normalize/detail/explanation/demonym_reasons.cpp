// Places and the words for their people.
#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "text/language.h"

namespace tolmach::normalize::detail {
auto NameReasons::demonym(NameForm a, NameForm b) -> Found {
  const std::string language_a(text::base_language(a.language));
  const std::string language_b(text::base_language(b.language));
  std::optional<DemonymLink> link;
  if (is_unknown(language_a) || is_unknown(language_b) || language_a == language_b)
    link = demonyms_.link(a.text, b.text, is_unknown(language_a) ? language_b : language_a, lexicon_);
  else if (lexicon_ != nullptr)
    link = demonym_across(a, b, false);
  if (!link && lexicon_ != nullptr && language_a != language_b) link = demonym_across(b, a, true);
  if (!link) return std::nullopt;
  NameExplanation out = with(a, b, Kind::kDemonym, Verdict::kRelated, 0.2, link->listed ? 0.95 : 0.7);
  out.lemma = link->place;
  out.language = link->language;
  out.a_is_derived = link->a_is_demonym;
  return out;
}

std::optional<DemonymLink> NameReasons::demonym_across(NameForm place, NameForm demonym, bool turned) const {
  const std::string language(text::base_language(demonym.language));
  if (is_unknown(language)) return std::nullopt;
  for (const KnownName& name : lexicon_->find(place.text, place.language)) {
    if (name.kind != NameKind::kPlace) continue;
    for (const KnownName& form : lexicon_->forms_of(name.entity)) {
      if (form.language != language) continue;
      auto link = demonyms_.link(form.form, demonym.text, language, lexicon_);
      if (!link || link->a_is_demonym) continue;
      link->a_is_demonym = turned;
      return link;
    }
  }
  return std::nullopt;
}

}  // namespace tolmach::normalize::detail
