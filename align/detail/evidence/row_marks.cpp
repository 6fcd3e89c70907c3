#include "align/detail/evidence/row_marks.h"

#include "text/unicode.h"

namespace tolmach::align::detail {
namespace {

constexpr std::u32string_view kSpaces = U" \t\n\r\u00A0\u3000";
constexpr std::u32string_view kLookedThrough = U" \t\n\r\u00A0\"'«»“”„’‘)]」』）";

bool holds(std::u32string_view set, char32_t c) noexcept {
  return set.find(c) != std::u32string_view::npos;
}

FinalMark mark_of(char32_t c) noexcept {
  struct Marks {
    FinalMark mark;
    std::u32string_view characters;
  };
  constexpr Marks kMarks[] = {{FinalMark::kStop, U".。।։۔"},     {FinalMark::kQuestion, U"?？؟"},
                              {FinalMark::kExclamation, U"!！"}, {FinalMark::kColon, U":："},
                              {FinalMark::kEllipsis, U"…"},      {FinalMark::kOther, U",;，、؛–—"}};
  for (const Marks& marks : kMarks)
    if (holds(marks.characters, c)) return marks.mark;
  return FinalMark::kNone;
}

/// Whether a segment begins with a number or a Roman number and a mark that makes it an item: "12." "3)" "IV."
bool begins_with_item(std::string_view segment) noexcept {
  constexpr std::size_t kLongest = 4;
  std::size_t at = segment.find_first_not_of(" \t");
  if (at == std::string_view::npos) return false;
  const std::size_t end = segment.find_first_not_of("0123456789", at);
  const std::size_t roman = segment.find_first_not_of("IVX", at);
  const std::size_t mark = end > at ? end : roman;
  if (mark == std::string_view::npos || mark == at || mark - at > kLongest || mark + 1 >= segment.size()) return false;
  const bool closes = segment[mark] == ')' || segment[mark] == ']';
  return closes || (segment[mark] == '.' && (segment[mark + 1] == ' ' || segment[mark + 1] == '\t'));
}

}  // namespace

FinalMark final_mark(std::string_view segment) noexcept {
  FinalMark last = FinalMark::kNone;
  for (std::size_t at = 0; at < segment.size();) {
    const char32_t c = text::next_code_point(segment, at);
    if (!holds(kLookedThrough, c)) last = mark_of(c);
  }
  return last;
}

FirstMark first_mark(std::string_view segment) noexcept {
  if (begins_with_item(segment)) return FirstMark::kNumber;
  for (std::size_t at = 0; at < segment.size();) {
    const char32_t c = text::next_code_point(segment, at);
    if (holds(kSpaces, c)) continue;
    if (holds(U"-–—―", c)) return FirstMark::kDash;
    if (holds(U"•●◦▪■‣·*", c)) return FirstMark::kBullet;
    if (holds(U"\"'«»“”„‘’‹「『", c)) return FirstMark::kQuote;
    if (holds(U"([（【［", c)) return FirstMark::kBracket;
    return holds(U"….,:;!?¿¡#@%/", c) ? FirstMark::kOther : FirstMark::kNone;
  }
  return FirstMark::kNone;
}

Capitals capitals_of(std::string_view segment) noexcept {
  constexpr std::size_t kLeastLetters = 4;
  std::size_t capital = 0, small = 0;
  bool first_is_capital = false;
  for (std::size_t at = 0; at < segment.size();) {
    const char32_t c = text::next_code_point(segment, at);
    const bool is_capital = text::is_upper(c);
    if (is_capital && capital + small == 0) first_is_capital = true;
    capital += is_capital ? 1U : 0U;
    small += !is_capital && text::is_lower(c) ? 1U : 0U;
  }
  if (capital + small == 0) return Capitals::kNone;
  if (small == 0 && capital >= kLeastLetters) return Capitals::kAll;
  return first_is_capital ? Capitals::kFirst : Capitals::kSmall;
}

RowMarks marks_of(std::string_view segment) noexcept {
  return {final_mark(segment), first_mark(segment), capitals_of(segment)};
}

}  // namespace tolmach::align::detail
