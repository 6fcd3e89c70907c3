#include "normalize/detail/similarity/designators.h"

#include <algorithm>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kFewestLeft = 2;  // code points of what is left of a name

bool ends_with(std::string_view name, std::string_view end) noexcept {
  return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

std::optional<std::string> without_end(std::string_view name, const std::vector<std::string>& ends) {
  const auto end = std::find_if(ends.begin(), ends.end(), [&](const std::string& e) { return ends_with(name, e); });
  if (end == ends.end()) return std::nullopt;
  return std::string(name.substr(0, name.size() - end->size()));
}

std::optional<std::string> without_words(std::string_view name, const std::vector<std::string>& words) {
  std::string left;
  bool found = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (std::find(words.begin(), words.end(), text::lower(word)) != words.end()) {
      found = true;
      continue;
    }
    if (!left.empty()) left += ' ';
    left += word;
  }
  if (!found) return std::nullopt;
  return left;
}

}  // namespace

Designators::Designators(const text::DataFolder& data) {
  const auto file = data.file("names/designators.tsv");
  for (const text::DataRow& row : text::read_data_rows(file, 3)) {
    Forms& forms = forms_[row.fields[0]];
    if (row.fields[2] == "end") {
      forms.ends.push_back(row.fields[1]);
    } else if (row.fields[2] == "word") {
      forms.words.push_back(row.fields[1]);
    } else {
      throw Error(Error::Kind::kIo, "a designator stands at the end or is a word", {.file = file, .line = row.line});
    }
  }
  for (auto& [language, forms] : forms_)
    std::stable_sort(forms.ends.begin(), forms.ends.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::optional<std::string> Designators::without(NameForm name) const {
  const auto forms = forms_.find(text::base_language(name.language));
  if (forms == forms_.end()) return std::nullopt;
  std::optional<std::string> left = without_end(name.text, forms->second.ends);
  if (!left) left = without_words(name.text, forms->second.words);
  if (left && text::count_code_points(*left) < kFewestLeft) return std::nullopt;
  return left;
}

}  // namespace tolmach::normalize::detail
