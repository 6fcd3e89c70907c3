#include "normalize/detail/explanation/reason_words.h"

#include <algorithm>
#include <cstddef>

#include "normalize/detail/explanation/source_search.h"
#include "normalize/detail/explanation/typography.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {

bool is_unknown(std::string_view language) noexcept {
  return language.empty() || language == "und";
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (!text::is_white_space(c)) {
      text::append_utf8(words.back(), c);
      // "V.V." is two words.
      if (c == U'.') words.emplace_back();
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  words.erase(
      std::remove_if(words.begin(), words.end(), [](const std::string& word) { return bare_letters(word).empty(); }),
      words.end());
  return words;
}

bool same_letters(std::string_view a, std::string_view b) {
  return bare_letters(a) == bare_letters(b);
}

}  // namespace tolmach::normalize::detail
