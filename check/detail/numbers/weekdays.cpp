#include "check/detail/numbers/weekdays.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace tolmach::check::detail {

Weekdays::Weekdays(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/weekdays.tsv"), 3)) {
    Forms& forms = languages_[row.fields[0]];
    for (std::string_view rest = row.fields[2]; !rest.empty();) {
      const std::string_view form = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(form.size() + 1, rest.size()));
      std::size_t at = 0;
      std::string written(form);
      std::replace(written.begin(), written.end(), '_', ' ');
      if (!form.empty())
        forms[text::next_code_point(form, at)].push_back(
            {std::move(written), row.fields[1] == "-" ? std::string() : row.fields[1]});
    }
  }
  for (auto& [language, forms] : languages_) {
    for (auto& [first, same] : forms)
      std::stable_sort(same.begin(), same.end(),
                       [](const Form& a, const Form& b) { return a.text.size() > b.text.size(); });
  }
}

bool Weekdays::knows(std::string_view language) const {
  return languages_.contains(language);
}

std::vector<Weekdays::Day> Weekdays::find(std::string_view text, text::Span part, std::string_view language) const {
  std::vector<Day> days;
  const auto forms = languages_.find(language);
  if (forms == languages_.end()) return days;
  for (std::size_t at = part.begin; at < part.end;) {
    const std::size_t begin = at;
    const auto same = forms->second.find(text::next_code_point(text, at));
    if (same == forms->second.end()) continue;
    const std::string_view rest = text.substr(begin, part.end - begin);
    const auto form = std::find_if(same->second.begin(), same->second.end(),
                                   [&](const Form& known) { return rest.starts_with(known.text); });
    if (form == same->second.end()) continue;
    at = begin + form->text.size();
    if (!form->name.empty())
      days.push_back({form->name, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}});
  }
  return days;
}

}  // namespace tolmach::check::detail
