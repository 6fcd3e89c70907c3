#include "normalize/word_difference.h"

namespace tolmach::normalize {

WordDifference difference_of(std::u32string_view a, std::u32string_view b) noexcept {
  WordDifference d;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (d.prefix < shorter && a[d.prefix] == b[d.prefix]) ++d.prefix;
  while (d.suffix < shorter - d.prefix && a[a.size() - 1 - d.suffix] == b[b.size() - 1 - d.suffix]) ++d.suffix;
  d.in_a = a.size() - d.prefix - d.suffix;
  d.in_b = b.size() - d.prefix - d.suffix;
  return d;
}

bool is_exchange(std::u32string_view a, std::u32string_view b, const WordDifference& d) noexcept {
  return d.in_a == 2 && d.in_b == 2 && a[d.prefix] == b[d.prefix + 1] && a[d.prefix + 1] == b[d.prefix];
}

}  // namespace tolmach::normalize
