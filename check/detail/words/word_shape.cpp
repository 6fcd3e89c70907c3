#include "check/detail/words/word_shape.h"

#include "text/unicode.h"

namespace tolmach::check::detail {

bool shouts(std::string_view word) noexcept {
  bool capital = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::next_code_point(word, at);
    if (text::is_lower(c)) return false;
    capital = capital || text::is_upper(c);
  }
  return capital;
}

std::string_view stem_of(std::string_view word, std::size_t shortest) noexcept {
  constexpr std::size_t kEnding = 4;
  std::size_t letters = text::count_code_points(word), end = word.size();
  for (std::size_t k = 0; k < kEnding && letters > shortest; ++k, --letters)
    static_cast<void>(text::previous_code_point(word, end));
  return word.substr(0, end);
}

}  // namespace tolmach::check::detail
