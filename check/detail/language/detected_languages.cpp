#include "check/detail/language/detected_languages.h"

#include <algorithm>
#include <string>

#include "text/fields.h"

namespace tolmach::check::detail {

DetectedLanguages::DetectedLanguages(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/detected_languages.tsv"), 2)) {
    if (row.fields[0] == "language") continue;
    std::vector<text::Script>& scripts = scripts_[row.fields[0]];
    text::for_each_word(row.fields[1], [&](std::string_view code) {
      scripts.push_back(text::script_of_language("und-" + std::string(code)));
    });
  }
}

bool DetectedLanguages::have(std::string_view language, text::Script script) const {
  const auto found = scripts_.find(language);
  return found != scripts_.end() &&
         std::find(found->second.begin(), found->second.end(), script) != found->second.end();
}

}  // namespace tolmach::check::detail
