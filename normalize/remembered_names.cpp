#include "normalize/remembered_names.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tolmach::normalize {
namespace {

constexpr std::size_t kMost = 200'000;  // answers that are remembered, so that memory stays bounded

/// What a table holds for a question, or else what `ask()` answers.
template <typename Answer, typename Ask>
const Answer& remembered(text::StringTable<Answer>& table, std::string_view question, const Ask& ask) {
  if (const Answer* known = table.find(question)) return *known;
  Answer answer = ask();
  if (table.size() >= kMost) table.clear();
  return table.try_emplace(question).first.value = std::move(answer);
}

}  // namespace

std::vector<KnownName> RememberedNames::find(std::string_view form, std::string_view language) const {
  question_.assign(language).append(1, '\t').append(form);
  return remembered(found_, question_, [&] { return names_.find(form, language); });
}

std::vector<KnownName> RememberedNames::find_inflected(std::string_view form) const {
  return remembered(lemmas_, form, [&] { return names_.find_inflected(form); });
}

const RememberedNames::Forms& RememberedNames::known_forms(std::string_view entity) const {
  return remembered(forms_, entity, [&] {
    Forms forms{.names = names_.forms_of(entity)};
    forms.any_misspelling = std::any_of(forms.names.begin(), forms.names.end(),
                                        [](const KnownName& name) { return name.status == NameStatus::kMisspelling; });
    return forms;
  });
}

std::vector<KnownName> RememberedNames::forms_of(std::string_view entity) const {
  return known_forms(entity).names;
}

bool RememberedNames::is_misspelling(std::string_view form, std::string_view entity) const {
  const Forms& forms = known_forms(entity);
  return forms.any_misspelling && has_misspelling(forms.names, form);
}

bool RememberedNames::never_same(std::string_view a, std::string_view b) const {
  return names_.never_same(a, b);
}

bool RememberedNames::may_begin(std::string_view beginning) const {
  return remembered(beginnings_, beginning, [&] { return names_.may_begin(beginning); });
}

}  // namespace tolmach::normalize
