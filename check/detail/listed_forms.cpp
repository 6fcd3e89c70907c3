#include "check/detail/listed_forms.h"

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

const std::vector<EnglishNames::Form>& ListedForms::of(std::string_view name) {
  const auto [entry, is_new] = forms_.try_emplace(name);
  if (is_new) entry.value = look_up(name);
  return entry.value;
}

std::vector<EnglishNames::Form> ListedForms::look_up(std::string_view name) const {
  std::vector<EnglishNames::Form> forms;
  if (source_ == "en") forms = names_.forms_of(text::fold(name));
  if (lexicon_ == nullptr) return forms;
  for (const normalize::KnownName& known : lexicon_->find(name, source_))
    for (const normalize::KnownName& form : lexicon_->forms_of(known.entity)) {
      const bool is_word = form.form.find(' ') == std::string::npos;
      const bool is_right = form.status != normalize::NameStatus::kMisspelling;
      if (is_word && is_right && text::base_language(form.language) == target_)
        forms.push_back(names_.form_of(form.form));
    }
  return forms;
}

}  // namespace tolmach::check::detail
