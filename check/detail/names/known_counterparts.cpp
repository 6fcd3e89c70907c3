#include "check/detail/names/known_counterparts.h"

#include <algorithm>
#include <string>

#include "check/detail/names/entity_forms.h"
#include "check/detail/names/name_stems.h"
#include "check/detail/resources.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

namespace {

/// What the words read folded, and without what their script writes to them.
std::vector<std::string> beginnings_of(const NameWords& side, const std::vector<const NameWord*>& words) {
  std::vector<std::string> beginnings;
  beginnings.reserve(words.size());
  const bool with_clitics = is_abjad(side.view().script());
  for (const NameWord* word : words) {
    beginnings.emplace_back(word->folded);
    if (!with_clitics) continue;
    for (const std::string_view form : side.forms_of(*word)) beginnings.push_back(text::fold(form));
  }
  return beginnings;
}

}  // namespace

bool KnownCounterparts::has(const NameWords& side, const std::vector<const NameWord*>& words,
                            std::string_view entity) const {
  const std::vector<std::string>& stems = resources_.name_stems().of(entity);
  const std::vector<std::string> beginnings = beginnings_of(side, words);
  const bool begins = std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return beginning.starts_with(stem); });
  });
  return begins || has_case(side.view().language(), words, entity);
}

/// Whether words of a language have one of an entity, in any case: stems of short names are no beginnings (Вена, Вены).
bool KnownCounterparts::has_case(std::string_view language, const std::vector<const NameWord*>& words,
                                 std::string_view entity) const {
  const auto is_case = [&](const EntityForm::Word& name) {
    return std::any_of(words.begin(), words.end(), [&](const NameWord* word) {
      return word->capital && resources_.word_forms().same_word(name.folded, word->folded, language);
    });
  };
  const std::vector<EntityForm>& forms = resources_.entity_forms(language).of(entity);
  return std::any_of(forms.begin(), forms.end(), [&](const EntityForm& form) {
    return std::any_of(form.words.begin(), form.words.end(), is_case);
  });
}

}  // namespace tolmach::check::detail
