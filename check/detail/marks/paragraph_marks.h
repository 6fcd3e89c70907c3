#pragma once

#include <vector>

#include "check/detail/document_view.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {

[[nodiscard]] inline bool is_lone(const PairedMark& mark) noexcept {
  return mark.partner == PairedMark::kNone;
}
[[nodiscard]] constexpr bool is_straight(char32_t c) noexcept {
  return c == U'"';
}

/// A paragraph of a text with its double quotation marks, paired.
struct ParagraphMarks {
  text::SegmentRange segments;
  text::Span span;
  std::vector<PairedMark> quotes;

  [[nodiscard]] bool begins_with_quote() const noexcept;
  [[nodiscard]] const PairedMark* last_lone() const noexcept;  ///< null where all have partners
  [[nodiscard]] std::size_t lone_count() const noexcept;
};

/// The paragraphs of a text, in order. Straight marks look the same on both sides: where an even number of them is left
/// without partner, they are pairs whose spaces are in the wrong place.
[[nodiscard]] std::vector<ParagraphMarks> marks_by_paragraph(const DocumentView& view);

}  // namespace tolmach::check::detail
