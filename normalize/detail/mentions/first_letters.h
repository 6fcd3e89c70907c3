#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// The letters that some forms begin with, in either case, told by a bit of each: what it denies is sure. No form may
/// be empty.
class FirstLetters {
 public:
  void add(std::string_view form) noexcept {
    const std::uint64_t letter = bit_of(form);
    repeated_ |= seen_ & letter;
    seen_ |= letter;
  }
  /// Whether a form that was added may begin with the letter that this one begins with.
  [[nodiscard]] bool may_have(std::string_view form) const noexcept { return (seen_ & bit_of(form)) != 0; }
  /// Whether several may.
  [[nodiscard]] bool may_have_several(std::string_view form) const noexcept { return (repeated_ & bit_of(form)) != 0; }

 private:
  static std::uint64_t bit_of(std::string_view form) noexcept {
    constexpr char32_t kBits = 64;
    std::size_t at = 0;
    return std::uint64_t{1} << text::to_lower(text::next_code_point(form, at)) % kBits;
  }

  std::uint64_t seen_ = 0, repeated_ = 0;
};

}  // namespace tolmach::normalize::detail
