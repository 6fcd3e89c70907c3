#include "check/detail/names/entity_forms.h"

#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {

std::vector<EntityForm::Word> EntityForms::words_of(std::string_view form) const {
  constexpr std::size_t kShortest = 4;  // letters
  std::vector<EntityForm::Word> words;
  for (const text::Token& token : text::tokenise(form)) {
    const std::string_view word = token.span.of(form);
    if (std::string folded = text::fold(word); text::count_code_points(folded) >= kShortest)
      words.push_back({std::string(word), folded, names_.form_of(folded).stem});
  }
  return words;
}

const std::vector<EntityForm>& EntityForms::of(std::string_view entity) {
  const auto [entry, is_new] = forms_.try_emplace(entity);
  if (!is_new) return entry.value;
  for (const normalize::KnownName& known : lexicon_.forms_of(entity)) {
    const bool is_right = known.status != normalize::NameStatus::kMisspelling;
    if (is_right && text::base_language(known.language) == language_)
      entry.value.push_back({words_of(known.form), known.kind});
  }
  return entry.value;
}

}  // namespace tolmach::check::detail
