#include "normalize/detail/mentions/form_counts.h"

#include <algorithm>
#include <array>

namespace tolmach::normalize::detail {

void FormCounts::want(std::string_view form) {
  if (forms_.find(form) != forms_.end()) return;
  forms_.emplace(form, Places{});
  const auto place = std::lower_bound(lengths_.begin(), lengths_.end(), form.size());
  if (place == lengths_.end() || *place != form.size()) lengths_.insert(place, form.size());
}

void FormCounts::count(std::string_view text) {
  std::array<bool, 256> begins{};  // by the first byte of a form: no other place is looked at
  for (const auto& [form, places] : forms_) begins[static_cast<unsigned char>(form.front())] = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins[static_cast<unsigned char>(text[at])]) continue;
    for (const std::size_t length : lengths_) {
      if (length > text.size() - at) break;
      const auto found = forms_.find(text.substr(at, length));
      if (found == forms_.end() || found->second.end > at) continue;
      ++found->second.count;
      found->second.end = at + length;
    }
  }
}

std::size_t FormCounts::of(std::string_view form) const {
  const auto found = forms_.find(form);
  return found == forms_.end() ? 0 : found->second.count;
}

}  // namespace tolmach::normalize::detail
