#include "check/detail/marks/bead_code_marks.h"

#include <algorithm>

namespace tolmach::check::detail {
namespace {

using Kind = CodeMark::Kind;

std::vector<CodeMark> code_marks_of(const DocumentView& view, text::SegmentRange range) {
  const text::Span span = text::span_of(view.document(), range);
  if ((view.signs(span) & CharacterSigns::kCode) == 0) return {};
  return find_code_marks(view.text(), span);
}

bool is_place_marker(const CodeMark& mark) noexcept {
  return mark.kind == Kind::kPlaceMarker;
}

}  // namespace

BeadCodeMarks code_marks_of(const Context& context, const align::Bead& bead) {
  BeadCodeMarks both{code_marks_of(*context.source(), bead.source), code_marks_of(context.target(), bead.target)};
  const auto has_marker = [](const std::vector<CodeMark>& marks) {
    return std::any_of(marks.begin(), marks.end(), is_place_marker);
  };
  const bool may_be_percent = context.source()->profile().percent_before || context.target().profile().percent_before;
  const bool percentages = may_be_percent && !(has_marker(both.source) && has_marker(both.target));
  for (std::vector<CodeMark>* marks : {&both.source, &both.target}) {
    if (percentages) std::erase_if(*marks, is_place_marker);
    for (CodeMark& mark : *marks)
      if (is_place_marker(mark)) mark.kind = Kind::kPlaceholder;
  }
  return both;
}

}  // namespace tolmach::check::detail
