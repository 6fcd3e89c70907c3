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
  const auto is_longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
  for (const text::DataRow& row : text::read_data_rows(data.file("words/clitics.tsv"), 2)) {
    std::vector<std::string>& prefixes = prefixes_.try_emplace(row.fields[0]).first.value;
    prefixes.insert(std::upper_bound(prefixes.begin(), prefixes.end(), row.fields[1], is_longer), row.fields[1]);
  }
}

std::string_view Clitics::without(std::string_view word, std::string_view language) const noexcept {
  const std::vector<std::string>* const prefixes = prefixes_.find(language);
  if (prefixes == nullptr) return word;
  for (const std::string& prefix : *prefixes)
    if (begins_with(word, prefix) && text::count_code_points(word.substr(prefix.size())) >= kLeastLetters)
      return word.substr(prefix.size());
  return word;
}

}  // namespace tolmach::align::detail
