#pragma once

#include <cstdint>
#include <string_view>

namespace tolmach::align::detail {

/// The mark with which a segment ends, of whatever script; translations mostly keep it, and a heading has none.
enum class FinalMark : std::uint8_t { kNone, kStop, kQuestion, kExclamation, kColon, kEllipsis, kOther };
inline constexpr std::size_t kFinalMarks = 7;

/// The final mark of a segment; quotation marks, brackets and spaces behind it are looked through.
[[nodiscard]] FinalMark final_mark(std::string_view segment) noexcept;

}  // namespace tolmach::align::detail
