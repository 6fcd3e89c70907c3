#include "align/detail/evidence/stem.h"

#include <cstddef>

#include "text/unicode.h"

namespace tolmach::align::detail {

std::string_view stem(std::string_view word) noexcept {
  constexpr std::size_t kStemLetters = 6;
  std::size_t at = 0;
  for (std::size_t letters = 0; at < word.size() && letters < kStemLetters; ++letters)
    static_cast<void>(text::next_code_point(word, at));
  return word.substr(0, at);
}

}  // namespace tolmach::align::detail
