#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/finders.h"
#include "check/detail/paragraph_marks.h"

namespace tolmach::check::detail {
namespace {

using Marks = std::vector<PairedMark>;

bool is_curly(char32_t c) noexcept {
  return c == U'“' || c == U'”' || c == U'„';
}

/// Whether the lone marks of a paragraph belong to a quotation that runs over several paragraphs: the next one opens it
/// again or closes it, or the one before has left it open.
bool runs_on(const std::vector<ParagraphMarks>& all, std::size_t index) {
  const ParagraphMarks& here = all[index];
  if (here.lone_count() != 1) return false;
  const PairedMark& lone = *here.last_lone();
  if (lone.opens) {
    if (index + 1 == all.size()) return false;
    const PairedMark* next = all[index + 1].last_lone();
    return all[index + 1].begins_with_quote() || (next != nullptr && !next->opens);
  }
  const PairedMark* previous = index == 0 ? nullptr : all[index - 1].last_lone();
  return previous != nullptr && previous->opens;
}

/// What a range of target segments translates.
std::optional<text::Span> source_of(const Context& context, text::SegmentRange range) {
  const auto source = context.source_of(range);
  return source ? std::optional(text::span_of(context.source()->document(), *source)) : std::nullopt;
}

/// Whether the source has lone marks as well: its quotation runs on, and so does the translation's.
template <typename Find>
bool source_is_lone_too(const Context& context, text::SegmentRange range, Find find) {
  const auto span = source_of(context, range);
  if (!span) return false;
  const Marks marks = find(*context.source(), *span);
  return std::any_of(marks.begin(), marks.end(), is_lone);
}

/// Whether the source excuses the lone marks of a paragraph: its own quotation is left open, in double or single marks;
/// or it has none, and the mark stands at the paragraph's edge, where a longer quotation begins or ends.
bool source_excuses(const Context& context, const ParagraphMarks& paragraph) {
  if (source_is_lone_too(context, paragraph.segments, find_quotes)) return true;
  const auto span = source_of(context, paragraph.segments);
  if (!span) return false;
  const SingleMarks singles = count_single_marks(*context.source(), *span);
  if (!find_quotes(*context.source(), *span).empty()) return false;
  if (singles.opening != singles.closing) return true;
  if (singles.opening > 0) return false;
  const PairedMark* mark = paragraph.last_lone();
  if (paragraph.lone_count() != 1) return false;
  if (mark->opens) return mark->span.begin == paragraph.span.begin;
  // A straight mark behind a word stands for an apostrophe: Waters" office.
  const char32_t left = before(context.target().text(), mark->span.begin);
  return mark->span.end == paragraph.span.end ||
         (is_straight(mark->character) && paragraph.quotes.size() == 1 && text::is_letter(left));
}

/// «… «…»: where two quotations end at one place, the closing mark is often written once.
bool closes_for_two(const ParagraphMarks& paragraph) {
  const PairedMark* lone = paragraph.last_lone();
  if (paragraph.lone_count() != 1 || !lone->opens) return false;
  return std::any_of(paragraph.quotes.begin(), paragraph.quotes.end(), [&](const PairedMark& mark) {
    return mark.opens && !is_lone(mark) && mark.depth > 0 && mark.character == lone->character;
  });
}

/// Whether the source has quotations within quotations.
bool source_nests(const Context& context, text::SegmentRange range) {
  const auto span = source_of(context, range);
  if (!span) return false;
  const Marks marks = find_quotes(*context.source(), *span);
  if (!marks.empty() && count_single_marks(*context.source(), *span).opening > 0) return true;
  return std::any_of(marks.begin(), marks.end(), [](const PairedMark& mark) { return mark.depth > 0; });
}

void report_lone(const Context& context, const PairedMark& mark, std::string_view code, Findings& findings) {
  findings.add({.code = code,
                .confidence = 0.8,
                .message = fmt::format("“{}” is never {}", mark.span.of(context.target().text()),
                                       mark.opens ? "closed" : "opened"),
                .target = mark.span});
}

/// A quotation within one that was never opened stands in the same marks as the outer one.
void report_nested(const ParagraphMarks& paragraph, const DocumentView& view, Findings& findings) {
  const PairedMark* lone = paragraph.last_lone();
  const bool unopened = lone != nullptr && !lone->opens && is_curly(lone->character);
  for (const PairedMark& mark : paragraph.quotes) {
    if (!mark.opens || is_lone(mark) || !is_curly(mark.character)) continue;
    const PairedMark& close = paragraph.quotes[mark.partner];
    const bool inside = mark.depth > 0 || (unopened && close.span.end <= lone->span.begin);
    if (!inside) continue;
    const text::Span place{mark.span.begin, close.span.end};
    findings.add(
        {.code = "nested-quote-style",
         .confidence = 0.7,
         .message = fmt::format("{} is a quotation within a quotation in the same marks", place.of(view.text())),
         .target = place});
  }
}

/// „Wort": opened by a typographic mark, closed by a straight one. @return whether that is all that is wrong
bool report_mismatch(const ParagraphMarks& paragraph, const DocumentView& view, Findings& findings) {
  if (paragraph.lone_count() != 2) return false;
  const auto first = std::find_if(paragraph.quotes.begin(), paragraph.quotes.end(), is_lone);
  const PairedMark& last = *paragraph.last_lone();
  if (!first->opens || last.opens || is_straight(first->character) == is_straight(last.character)) return false;
  const text::Span place{first->span.begin, last.span.end};
  findings.add(
      {.code = "mixed-quote-style",
       .confidence = 0.8,
       .message = fmt::format("opened by {} and closed by {}", first->span.of(view.text()), last.span.of(view.text())),
       .target = place});
  return true;
}

void check_balance(const Context& context, const std::vector<ParagraphMarks>& all, Findings& findings) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].quotes.empty() || findings.is_damaged(all[i].span)) continue;
    const bool excused = all[i].lone_count() > 0 &&
                         (runs_on(all, i) || (source_nests(context, all[i].segments) && closes_for_two(all[i])) ||
                          source_excuses(context, all[i]));
    if (!excused && !report_mismatch(all[i], context.target(), findings)) {
      if (!source_nests(context, all[i].segments)) report_nested(all[i], context.target(), findings);
      for (const PairedMark& mark : all[i].quotes) {
        if (is_lone(mark)) report_lone(context, mark, "unbalanced-quote", findings);
      }
    }
  }
}

void check_brackets(const Context& context, const ParagraphMarks& paragraph, Findings& findings) {
  const Marks marks = find_brackets(context.target(), paragraph.span);
  if (std::none_of(marks.begin(), marks.end(), is_lone)) return;
  if (source_is_lone_too(context, paragraph.segments, find_brackets)) return;
  for (const PairedMark& mark : marks) {
    if (is_lone(mark)) report_lone(context, mark, "unbalanced-bracket", findings);
  }
}

}  // namespace

void find_quote_errors(const Context& context, const std::vector<ParagraphMarks>& marks, Findings& findings) {
  check_balance(context, marks, findings);
  for (const ParagraphMarks& paragraph : marks) check_brackets(context, paragraph, findings);
}

}  // namespace tolmach::check::detail
