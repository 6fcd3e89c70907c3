#include "check/detail/names/known_counterparts.h"

#include <algorithm>
#include <string>

#include "check/detail/names/entity_forms.h"
#include "check/detail/names/name_stems.h"
#include "check/detail/resources.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
bool KnownCounterparts::has(const NameWords& side, const std::vector<const NameWord*>& words,
                            std::string_view entity) const {
  const Stems& stems = resources_.name_stems().of(entity);
  const bool clitics = is_abjad(side.view().script());
  const bool begins = std::any_of(words.begin(), words.end(), [&](const NameWord* word) {
    if (stems.begin(word->folded)) return true;
    if (!clitics) return false;
    const std::vector<std::string_view> forms = side.forms_of(*word);
    return std::any_of(forms.begin() + 1, forms.end(),
                       [&](std::string_view form) { return stems.begin(text::fold(form)); });
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
