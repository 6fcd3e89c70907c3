#include "normalize/name_lemmas.h"

#include "normalize/detail/inflection.h"
#include "normalize/detail/mentions/known_lemmas.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {

struct NameLemmas::Impl {
  explicit Impl(const text::DataFolder& data) : inflection(data) {}

  void find_in(const std::string& language, std::string_view form, const NameSource& names,
               std::vector<KnownName>& found) const {
    detail::KnownLemmas lemmas(&names, inflection, language);
    const auto& known = lemmas.of(form);
    if (!known || !known->own_language || text::fold(known->text) == text::fold(form)) return;
    // Names are found folded: only a name with this very ending has the form.
    const std::string lemma = text::lower(known->text, language);
    for (KnownName& name : names.find(known->text, language))
      if (text::base_language(name.language) == language && text::lower(name.form, language) == lemma)
        found.push_back(std::move(name));
  }

  detail::Inflection inflection;
};

NameLemmas::NameLemmas(const text::DataFolder& data) : impl_(std::make_unique<const Impl>(data)) {}
NameLemmas::~NameLemmas() = default;
NameLemmas::NameLemmas(NameLemmas&&) noexcept = default;
NameLemmas& NameLemmas::operator=(NameLemmas&&) noexcept = default;

std::vector<KnownName> NameLemmas::find(std::string_view form, std::string_view language,
                                        const NameSource& names) const {
  std::vector<KnownName> found;
  for (const std::string& each : impl_->inflection.languages())
    if (language.empty() || language == each) impl_->find_in(each, form, names, found);
  return found;
}

}  // namespace tolmach::normalize
