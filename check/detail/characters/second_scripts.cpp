#include "check/detail/characters/second_scripts.h"

#include <string>

#include "text/fields.h"
#include "text/language.h"

namespace tolmach::check::detail {
namespace {

/// Whether the second part of a canonical tag is a script: sr-Latn, but not sr-ME.
bool says_script(std::string_view tag) {
  constexpr std::size_t kLetters = 4;  // of a script's code
  const std::size_t begin = text::base_language(tag).size() + 1;
  return begin < tag.size() && tag.substr(begin, tag.find('-', begin) - begin).size() == kLetters;
}

}  // namespace

SecondScripts::SecondScripts(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/second_scripts.tsv"), 2)) {
    if (row.fields[0] == "language") continue;
    std::vector<text::Script>& scripts = scripts_[row.fields[0]];
    text::for_each_word(row.fields[1], [&](std::string_view code) {
      scripts.push_back(text::script_of_language("und-" + std::string(code)));
    });
  }
}

const std::vector<text::Script>& SecondScripts::of(std::string_view language) const {
  const auto found = scripts_.find(text::base_language(language));
  return found == scripts_.end() || says_script(language) ? none_ : found->second;
}

}  // namespace tolmach::check::detail
