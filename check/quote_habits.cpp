// How a text sets its quotation marks, and where it does otherwise.

#include <algorithm>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/marks/paragraph_marks.h"

namespace tolmach::check::detail {
namespace {

/// Quotations in straight single marks: 'word' with space or punctuation outside, none inside.
std::vector<text::Span> single_straight_quotations(std::string_view text, text::Span stretch) {
  std::vector<text::Span> found;
  std::uint32_t open = stretch.end;  // the end: none is open
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    if (text[at] != '\'') continue;
    const char32_t left = at == stretch.begin ? 0 : before(text, at);
    const char32_t right = at + 1 == stretch.end ? 0 : after(text, at + 1);
    const bool left_edge = left == 0 || text::is_white_space(left) || left == U'(';
    const bool right_edge = right == 0 || text::is_white_space(right) || mark_class(right) != 0 || right == U')';
    if (left_edge && text::is_letter(right)) {
      open = at;
    } else if (open < at && right_edge && !left_edge) {
      found.push_back({open, at + 1});
      open = stretch.end;
    }
  }
  return found;
}

bool has_typographic(const ParagraphMarks& paragraph) {
  return std::any_of(paragraph.quotes.begin(), paragraph.quotes.end(),
                     [](const PairedMark& mark) { return !is_straight(mark.character); });
}

/// Straight marks where the text has typographic ones: reported when they are the exception.
void check_style(const Context& context, const std::vector<ParagraphMarks>& all, Findings& findings) {
  if (std::none_of(all.begin(), all.end(), has_typographic)) return;
  const std::string_view text = context.target().text();
  std::size_t typographic = 0;
  std::vector<text::Span> straight;
  for (const ParagraphMarks& paragraph : all) {
    std::uint32_t quoted_to = 0;  // where the quotations end that have begun
    for (const PairedMark& mark : paragraph.quotes) {
      if (!mark.opens || is_lone(mark)) continue;
      const bool nested = mark.span.begin < quoted_to;  // «… "…" …»
      quoted_to = std::max(quoted_to, paragraph.quotes[mark.partner].span.begin);
      if (is_straight(mark.character) && nested) continue;
      if (is_straight(mark.character)) {
        straight.push_back({mark.span.begin, paragraph.quotes[mark.partner].span.end});
      } else {
        ++typographic;
      }
    }
    for (const text::Span single : single_straight_quotations(text, paragraph.span)) straight.push_back(single);
  }
  if (typographic <= straight.size()) return;
  for (const text::Span place : straight) {
    findings.add({.code = "mixed-quote-style",
                  .confidence = 0.75,
                  .message = "straight quotation marks in a text that has typographic ones",
                  .target = place});
  }
}

/// Where a full stop or comma stands at closing marks: inside or outside of them.
void check_mark_order(const Context& context, const std::vector<ParagraphMarks>& all, Findings& findings) {
  const std::string_view text = context.target().text();
  std::vector<text::Span> inside, outside;
  const auto is_stop = [](char32_t c) { return mark_class(c) == U'.' || mark_class(c) == U','; };
  for (const ParagraphMarks& paragraph : all) {
    for (const PairedMark& mark : paragraph.quotes) {
      if (mark.opens || is_lone(mark)) continue;
      const text::Span quotation{paragraph.quotes[mark.partner].span.begin, mark.span.end};
      if (is_stop(before(text, mark.span.begin))) inside.push_back(quotation);
      if (mark.span.end < paragraph.span.end && is_stop(after(text, mark.span.end)))
        outside.push_back({quotation.begin, end_of_character(text, quotation.end)});
    }
  }
  constexpr std::size_t kHabit = 2;  // fewer say nothing of how the text does it
  if (outside.size() != 1 || inside.size() < kHabit) return;
  findings.add({.code = "quote-mark-order",
                .confidence = 0.7,
                .message = "the mark stands behind the closing quotation mark here, before it elsewhere in the text",
                .target = outside.front(),
                .related = inside});
}

}  // namespace

void find_unusual_quotes(const Context& context, Findings& findings) {
  const std::vector<ParagraphMarks>& marks = context.target_marks();
  check_style(context, marks, findings);
  check_mark_order(context, marks, findings);
}

}  // namespace tolmach::check::detail
