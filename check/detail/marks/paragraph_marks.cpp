#include "check/detail/marks/paragraph_marks.h"

#include <algorithm>

namespace tolmach::check::detail {
namespace {

void pair_straight_marks(std::vector<PairedMark>& marks) {
  std::vector<std::size_t> lone;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (is_lone(marks[i]) && is_straight(marks[i].character)) lone.push_back(i);
  }
  if (lone.size() % 2 != 0) return;
  for (std::size_t i = 0; i + 1 < lone.size(); i += 2) {
    PairedMark& open = marks[lone[i]];
    PairedMark& close = marks[lone[i + 1]];
    open.opens = true;
    close.opens = false;
    open.partner = lone[i + 1];
    close.partner = lone[i];
  }
}

}  // namespace

bool ParagraphMarks::begins_with_quote() const noexcept {
  return !quotes.empty() && quotes.front().opens && quotes.front().span.begin == span.begin;
}

const PairedMark* ParagraphMarks::last_lone() const noexcept {
  const auto found = std::find_if(quotes.rbegin(), quotes.rend(), is_lone);
  return found == quotes.rend() ? nullptr : &*found;
}

std::size_t ParagraphMarks::lone_count() const noexcept {
  return static_cast<std::size_t>(std::count_if(quotes.begin(), quotes.end(), is_lone));
}

std::vector<ParagraphMarks> marks_by_paragraph(const DocumentView& view) {
  std::vector<ParagraphMarks> all;
  for (const text::SegmentRange range : view.paragraphs()) {
    const text::Span span = text::span_of(view.document(), range);
    all.push_back({range, span, find_quotes(view, span)});
    pair_straight_marks(all.back().quotes);
  }
  return all;
}

}  // namespace tolmach::check::detail
