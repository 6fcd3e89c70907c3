#include "normalize/detail/mentions/ordinary_words.h"

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Letters of a beginning that says enough.
constexpr std::size_t kShortestBeginning = 4;

}  // namespace

bool OrdinaryWords::contains(std::string_view word) const {
  if (forms_.words().contains(word)) return true;
  std::size_t shortest = 0;
  for (std::size_t letters = 0; letters < kShortestBeginning; ++letters) {
    if (shortest == word.size()) return false;
    static_cast<void>(text::next_code_point(word, shortest));
  }
  for (std::size_t end = word.size(); end >= shortest; static_cast<void>(text::previous_code_point(word, end)))
    if (forms_.beginnings().contains(word.substr(0, end))) return true;
  return false;
}

}  // namespace tolmach::normalize::detail
