#include "normalize/remembered_names.h"

namespace tolmach::normalize {
namespace {

constexpr std::size_t kMost = 200'000;  // answers that are remembered, so that memory stays bounded

template <typename Map>
void make_room(Map& map) {
  if (map.size() >= kMost) map.clear();
}

}  // namespace

std::vector<KnownName> RememberedNames::find(std::string_view form, std::string_view language) const {
  std::string question(language);
  question.append(1, '\t').append(form);
  if (const auto found = found_.find(question); found != found_.end()) return found->second;
  make_room(found_);
  return found_.emplace(std::move(question), names_.find(form, language)).first->second;
}

std::vector<KnownName> RememberedNames::forms_of(std::string_view entity) const {
  const std::string question(entity);
  if (const auto found = forms_.find(question); found != forms_.end()) return found->second;
  make_room(forms_);
  return forms_.emplace(question, names_.forms_of(entity)).first->second;
}

bool RememberedNames::never_same(std::string_view a, std::string_view b) const {
  return names_.never_same(a, b);
}

bool RememberedNames::may_begin(std::string_view beginning) const {
  const std::string question(beginning);
  if (const auto found = beginnings_.find(question); found != beginnings_.end()) return found->second;
  make_room(beginnings_);
  return beginnings_.emplace(question, names_.may_begin(beginning)).first->second;
}

}  // namespace tolmach::normalize
