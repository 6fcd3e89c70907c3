#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tolmach::normalize {

/// Two words less their common beginning and end; all in code points.
struct WordDifference {
  std::size_t prefix = 0, suffix = 0;  ///< how long the common beginning and end are
  std::size_t in_a = 0, in_b = 0;      ///< letters between them

  [[nodiscard]] std::size_t changed() const noexcept { return std::max(in_a, in_b); }
};
[[nodiscard]] WordDifference difference_of(std::u32string_view a, std::u32string_view b) noexcept;

/// Whether two words differ in nothing but two neighbours that changed places ("Chciago"). @param d their difference
[[nodiscard]] bool is_exchange(std::u32string_view a, std::u32string_view b, const WordDifference& d) noexcept;

}  // namespace tolmach::normalize
