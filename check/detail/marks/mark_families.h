#pragma once

#include <cstddef>
#include <cstdint>

namespace tolmach::check::detail {

/// Marks of a family can be partners.
enum class MarkFamily : std::uint8_t {
  kNone,
  kStraight,
  kCurly,
  kGuillemets,
  kCorner,
  kWhiteCorner,
  kDoubleAngle,
  kAngle,
  kRound,
  kSquare,
  kCurlyBracket
};
inline constexpr std::size_t kMarkFamilies = static_cast<std::size_t>(MarkFamily::kCurlyBracket) + 1;

/// Of double quotation marks; kNone for any other character, single ones too.
[[nodiscard]] MarkFamily quote_family(char32_t c) noexcept;
/// Of brackets; kNone for any other character.
[[nodiscard]] MarkFamily bracket_family(char32_t c) noexcept;

}  // namespace tolmach::check::detail
