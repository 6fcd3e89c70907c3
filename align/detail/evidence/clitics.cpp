#include "align/detail/evidence/clitics.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::align::detail {
namespace {

constexpr std::size_t kLeastLetters = 3;

/// starts_with(), byte by byte: most prefixes differ from most words in the first two bytes.
bool begins_with(std::string_view word, std::string_view prefix) noexcept {
  if (prefix.size() > word.size()) return false;
  for (std::size_t k = 0; k < prefix.size(); ++k)
    if (word[k] != prefix[k]) return false;
  return true;
}

}  // namespace

Clitics::Clitics(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("words/clitics.tsv"), 2)) {
    auto known = std::find_if(languages_.begin(), languages_.end(),
                              [&](const Language& language) { return language.language == row.fields[0]; });
    if (known == languages_.end()) known = languages_.insert(languages_.end(), {row.fields[0], {}});
    known->prefixes.push_back(row.fields[1]);
  }
  for (Language& language : languages_)
    std::stable_sort(language.prefixes.begin(), language.prefixes.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::string_view Clitics::without(std::string_view word, std::string_view language) const noexcept {
  const auto known = std::find_if(languages_.begin(), languages_.end(),
                                  [&](const Language& other) { return other.language == language; });
  if (known == languages_.end()) return word;
  for (const std::string& prefix : known->prefixes)
    if (begins_with(word, prefix) && text::count_code_points(word.substr(prefix.size())) >= kLeastLetters)
      return word.substr(prefix.size());
  return word;
}

}  // namespace tolmach::align::detail
