#pragma once

#include <cstdint>
#include <string_view>

namespace tolmach::align::detail {

/// The mark with which a segment ends, of whatever script; translations mostly keep it, and a heading has none.
enum class FinalMark : std::uint8_t { kNone, kStop, kQuestion, kExclamation, kColon, kEllipsis, kOther };
/// The mark with which a segment begins: an item of a list, direct speech, a quotation.
enum class FirstMark : std::uint8_t { kNone, kDash, kBullet, kNumber, kQuote, kBracket, kOther };
/// How a segment is written, in scripts that tell capitals from small letters.
enum class Capitals : std::uint8_t { kNone, kSmall, kFirst, kAll };
/// The most values that any of these has.
inline constexpr std::size_t kMostMarks = 7;

/// What a segment shows of its kind without a look at its words.
struct RowMarks {
  FinalMark last = FinalMark::kNone;
  FirstMark first = FirstMark::kNone;
  Capitals capitals = Capitals::kNone;
};

/// The final mark of a segment; quotation marks, brackets and spaces behind it are looked through.
[[nodiscard]] FinalMark final_mark(std::string_view segment) noexcept;
/// The mark before the first letter; "1.", "2)" and "III." count as kNumber when more follows.
[[nodiscard]] FirstMark first_mark(std::string_view segment) noexcept;
/// kAll needs at least four letters, of which none is small.
[[nodiscard]] Capitals capitals_of(std::string_view segment) noexcept;

[[nodiscard]] RowMarks marks_of(std::string_view segment) noexcept;

}  // namespace tolmach::align::detail
