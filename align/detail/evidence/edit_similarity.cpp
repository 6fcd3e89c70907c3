#include "align/detail/evidence/edit_similarity.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tolmach::align::detail {

double edit_similarity(std::string_view a, std::string_view b) noexcept {
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1.0 : 0.0;
  std::array<std::uint64_t, 256> occurs{};
  for (std::size_t i = 0; i < a.size(); ++i) occurs[static_cast<unsigned char>(a[i])] |= std::uint64_t{1} << i;
  const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
  std::uint64_t vertical_plus = ~std::uint64_t{0};
  std::uint64_t vertical_minus = 0;
  std::size_t distance = a.size();
  for (const char c : b) {
    const std::uint64_t match = occurs[static_cast<unsigned char>(c)];
    const std::uint64_t diagonal = (((match & vertical_plus) + vertical_plus) ^ vertical_plus) | match | vertical_minus;
    std::uint64_t horizontal_plus = vertical_minus | ~(diagonal | vertical_plus);
    std::uint64_t horizontal_minus = vertical_plus & diagonal;
    if ((horizontal_plus & last) != 0) ++distance;
    if ((horizontal_minus & last) != 0) --distance;
    horizontal_plus = (horizontal_plus << 1U) | 1U;
    horizontal_minus <<= 1U;
    vertical_plus = horizontal_minus | ~(diagonal | horizontal_plus);
    vertical_minus = horizontal_plus & diagonal;
  }
  return 1.0 - static_cast<double>(distance) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace tolmach::align::detail
