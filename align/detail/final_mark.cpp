#include "align/detail/final_mark.h"

#include "text/unicode.h"

namespace tolmach::align::detail {
namespace {

constexpr std::u32string_view kLookedThrough = U" \t\n\r\u00A0\"'«»“”„’‘)]」』）";

FinalMark mark_of(char32_t c) noexcept {
  struct Marks {
    FinalMark mark;
    std::u32string_view characters;
  };
  constexpr Marks kMarks[] = {{FinalMark::kStop, U".。।։۔"},     {FinalMark::kQuestion, U"?？؟"},
                              {FinalMark::kExclamation, U"!！"}, {FinalMark::kColon, U":："},
                              {FinalMark::kEllipsis, U"…"},      {FinalMark::kOther, U",;，、؛–—"}};
  for (const Marks& marks : kMarks)
    if (marks.characters.find(c) != std::u32string_view::npos) return marks.mark;
  return FinalMark::kNone;
}

}  // namespace

FinalMark final_mark(std::string_view segment) noexcept {
  FinalMark last = FinalMark::kNone;
  for (std::size_t at = 0; at < segment.size();) {
    const char32_t c = text::next_code_point(segment, at);
    if (kLookedThrough.find(c) == std::u32string_view::npos) last = mark_of(c);
  }
  return last;
}

}  // namespace tolmach::align::detail
