#include "check/detail/characters/homoglyphs.h"

#include <array>
#include <string>

namespace tolmach::check::detail {

Homoglyphs::Homoglyphs(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/homoglyphs.tsv"), 3)) {
    if (row.fields[0] == "latin") continue;
    std::array<char32_t, 3> letters{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
      std::size_t at = 0;
      if (!row.fields[i].empty() && row.fields[i] != "-") letters[i] = text::next_code_point(row.fields[i], at);
    }
    for (const char32_t a : letters) {
      for (const char32_t b : letters) {
        if (a != 0 && b != 0 && a != b) twins_[a].emplace(static_cast<int>(text::script_of(b)), b);
      }
    }
  }
}

char32_t Homoglyphs::in_script(char32_t c, text::Script script) const {
  const auto letter = twins_.find(c);
  if (letter == twins_.end()) return 0;
  const auto twin = letter->second.find(static_cast<int>(script));
  return twin == letter->second.end() ? 0 : twin->second;
}

}  // namespace tolmach::check::detail
