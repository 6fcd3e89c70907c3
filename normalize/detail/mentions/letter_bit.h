#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// A bit for the letter that a form begins with, in either case: forms with different bits begin with different
/// letters. Precondition: the form is not empty.
[[nodiscard]] inline std::uint64_t letter_bit(std::string_view form) noexcept {
  constexpr char32_t kBits = 64;
  std::size_t at = 0;
  return std::uint64_t{1} << text::to_lower(text::next_code_point(form, at)) % kBits;
}

}  // namespace tolmach::normalize::detail
