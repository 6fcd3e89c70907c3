#include "normalize/detail/mentions/mention_lemmas.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "normalize/detail/mentions/first_letters.h"
#include "normalize/detail/mentions/text_lemmas.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// The form that another one seems to be inflected from may be inflected itself: Києві, Києва, Київ.
void follow_lemmas(std::vector<Mention>& mentions) {
  const auto is_inflected = [](const Mention& mention) { return mention.lemma != mention.form; };
  if (std::none_of(mentions.begin(), mentions.end(), is_inflected)) return;
  std::unordered_map<std::string_view, const Mention*> by_form;
  for (const Mention& mention : mentions) by_form.emplace(mention.form, &mention);
  std::vector<std::string> lemmas;
  for (const Mention& mention : mentions) {
    const auto next = is_inflected(mention) ? by_form.find(mention.lemma) : by_form.end();
    const bool goes_on = next != by_form.end() && next->second->lemma != mention.form;
    lemmas.push_back(goes_on ? next->second->lemma : mention.lemma);
  }
  for (std::size_t k = 0; k < mentions.size(); ++k) mentions[k].lemma = std::move(lemmas[k]);
}

}  // namespace

void lemmatise(std::vector<Mention>& mentions, KnownLemmas& known_lemmas, const Inflection& inflection,
               std::string_view language) {
  TextLemmas text(inflection, language);
  FirstLetters letters;  // an inflected form begins with the letter that its lemma begins with
  for (const Mention& mention : mentions) letters.add(mention.form);
  for (const Mention& mention : mentions)
    if (letters.may_have_several(mention.form)) text.add(mention.form);
  for (Mention& mention : mentions) {
    const auto& known = known_lemmas.of(mention.form);
    if (known) mention.lemma = known->text;
    if (known && (known->own_language || text::lower(known->text) == text::lower(mention.form))) continue;
    if (!letters.may_have_several(mention.form)) continue;
    if (auto seen = text.of(mention.form)) mention.lemma = std::move(*seen);
  }
  follow_lemmas(mentions);
}

}  // namespace tolmach::normalize::detail
