#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tolmach::normalize::detail {

/// A set of code points that is asked in one step for those of the basic plane. Immutable.
class CharacterSet {
 public:
  /// @param ranges first and last code point of each, ascending, not overlapping
  explicit CharacterSet(std::vector<std::pair<char32_t, char32_t>> ranges)
      : ranges_(std::move(ranges)), basic_(kBasic / kBits) {
    for (const auto& [first, last] : ranges_)
      for (char32_t c = first; c <= last && c < kBasic; ++c) basic_[c / kBits] |= std::uint64_t{1} << (c % kBits);
  }

  [[nodiscard]] bool contains(char32_t c) const noexcept {
    if (c < kBasic) return ((basic_[c / kBits] >> (c % kBits)) & 1U) != 0;
    const auto behind =
        std::upper_bound(ranges_.begin(), ranges_.end(), c, [](char32_t x, const auto& r) { return x < r.first; });
    return behind != ranges_.begin() && c <= std::prev(behind)->second;
  }

 private:
  static constexpr char32_t kBasic = 0x10000;
  static constexpr char32_t kBits = 64;
  std::vector<std::pair<char32_t, char32_t>> ranges_;
  std::vector<std::uint64_t> basic_;
};

}  // namespace tolmach::normalize::detail
