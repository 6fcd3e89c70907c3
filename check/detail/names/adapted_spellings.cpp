#include "check/detail/names/adapted_spellings.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/error.h"
#include "text/fields.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// A name as the letters of the data are looked for in it.
std::string marked(std::string_view name) {
  return '^' + text::fold(name) + '$';
}

}  // namespace

AdaptedSpellings::AdaptedSpellings(const text::DataFolder& data) {
  const auto path = data.file("check/adapted_spellings.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 2))
    text::for_each_word(row.fields[1], [&](std::string_view pair) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0 || equals + 1 == pair.size())
        throw Error(Error::Kind::kIo, fmt::format("“{}”: expected letters = letters", pair), {path.string(), row.line});
      pairs_[row.fields[0]].push_back({text::fold(pair.substr(0, equals)), text::fold(pair.substr(equals + 1))});
    });
}

bool AdaptedSpellings::are_one(normalize::NameForm a, normalize::NameForm b) const {
  const std::vector<std::string> ours = english_spellings(a), theirs = english_spellings(b);
  return std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
}

bool AdaptedSpellings::may_adapt(normalize::NameForm name, std::string_view language) const {
  const std::string letters = marked(name.text);
  const auto has = [&](const std::string& some) { return letters.find(some) != std::string::npos; };
  const std::vector<Pair>&from = pairs_of(name.language), &into = pairs_of(language);
  return std::any_of(from.begin(), from.end(), [&](const Pair& pair) { return has(pair.own); }) ||
         std::any_of(into.begin(), into.end(), [&](const Pair& pair) { return has(pair.english); });
}

const std::vector<AdaptedSpellings::Pair>& AdaptedSpellings::pairs_of(std::string_view language) const {
  static const std::vector<Pair> none;
  const auto found = pairs_.find(text::base_language(language));
  return found == pairs_.end() ? none : found->second;
}

/// The name as it stands, and with each place that may be adapted as English has it.
std::vector<std::string> AdaptedSpellings::english_spellings(normalize::NameForm name) const {
  std::vector<std::string> spellings{marked(name.text)};
  for (const Pair& pair : pairs_of(name.language)) {
    const std::string whole = spellings.front();
    for (std::size_t at = whole.find(pair.own); at != std::string::npos; at = whole.find(pair.own, at + 1)) {
      std::string spelling = whole;
      spellings.push_back(spelling.replace(at, pair.own.size(), pair.english));
    }
  }
  return spellings;
}

}  // namespace tolmach::check::detail
