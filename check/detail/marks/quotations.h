#pragma once

#include <vector>

#include "check/detail/document_view.h"

namespace tolmach::check::detail {

/// A quotation mark or bracket of a text and the role it plays.
struct PairedMark {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  text::Span span;
  char32_t character = 0;
  bool opens = false;
  std::size_t partner = kNone;  ///< index of the mark it is paired with
  std::size_t depth = 0;        ///< how many marks of its kind are open around it
};

/// The double quotation marks of a stretch of text, paired: roles by the language, by what stands around a mark, and by
/// what is open. Single marks are left out: they are apostrophes too often. Offsets of the view's text.
[[nodiscard]] std::vector<PairedMark> find_quotes(const DocumentView& view, text::Span stretch);
/// The same for round, square and wide brackets; list numbers such as "1)" are left out.
[[nodiscard]] std::vector<PairedMark> find_brackets(const DocumentView& view, text::Span stretch);

/// Single quotation marks of a stretch, as far as they are told from apostrophes.
struct SingleMarks {
  std::size_t opening = 0, closing = 0;
};
[[nodiscard]] SingleMarks count_single_marks(const DocumentView& view, text::Span stretch);

/// What stands between the quotation marks and brackets of a stretch, without them.
[[nodiscard]] std::vector<text::Span> enclosed_stretches(const DocumentView& view, text::Span stretch);
/// Whether a place stands between quotation marks or brackets of its own segment.
[[nodiscard]] bool is_quoted(const DocumentView& view, text::Span place);
/// The same by the enclosed_stretches() of the segment, for who asks of many places.
[[nodiscard]] bool is_within(const std::vector<text::Span>& enclosed, text::Span place) noexcept;

}  // namespace tolmach::check::detail
