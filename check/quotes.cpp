#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/finders.h"
#include "check/detail/quotations.h"

namespace tolmach::check::detail {
namespace {

using Marks = std::vector<PairedMark>;

bool is_lone(const PairedMark& mark) noexcept {
  return mark.partner == PairedMark::kNone;
}
bool is_curly(char32_t c) noexcept {
  return c == U'“' || c == U'”' || c == U'„';
}
bool is_straight(char32_t c) noexcept {
  return c == U'"';
}

/// Straight marks look the same on both sides. An even number of lone ones are pairs whose spaces are in the wrong
/// place.
void pair_straight_marks(Marks& marks) {
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

/// The paragraphs of a text with their marks.
struct ParagraphMarks {
  text::SegmentRange segments;
  text::Span span;
  Marks quotes;

  [[nodiscard]] bool begins_with_quote() const noexcept {
    return !quotes.empty() && quotes.front().opens && quotes.front().span.begin == span.begin;
  }
  [[nodiscard]] const PairedMark* last_lone() const noexcept {
    const auto found =
        std::find_if(quotes.rbegin(), quotes.rend(), [](const PairedMark& mark) { return is_lone(mark); });
    return found == quotes.rend() ? nullptr : &*found;
  }
  [[nodiscard]] std::size_t lone_count() const noexcept {
    return static_cast<std::size_t>(std::count_if(quotes.begin(), quotes.end(), is_lone));
  }
};

std::vector<ParagraphMarks> marks_by_paragraph(const DocumentView& view) {
  std::vector<ParagraphMarks> all;
  for (const text::SegmentRange range : view.paragraphs()) {
    const text::Span span = text::span_of(view.document(), range);
    all.push_back({range, span, find_quotes(view, span)});
    pair_straight_marks(all.back().quotes);
  }
  return all;
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
  if (!context.has_source() || range.empty()) return std::nullopt;
  const auto first = context.bead_of_target(range.begin), last = context.bead_of_target(range.end - 1);
  if (!first || !last || *last < *first) return std::nullopt;
  return text::span_of(context.source()->document(),
                       {context.alignment()[*first].source.begin, context.alignment()[*last].source.end});
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
    if (all[i].quotes.empty() || findings.covers(Family::kEncoding, all[i].span)) continue;
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

/// Straight marks where the text has typographic ones: reported when they are the exception.
void check_style(const Context& context, const std::vector<ParagraphMarks>& all, Findings& findings) {
  const std::string_view text = context.target().text();
  std::size_t typographic = 0;
  std::vector<text::Span> straight;
  for (const ParagraphMarks& paragraph : all) {
    for (const PairedMark& mark : paragraph.quotes) {
      if (!mark.opens || is_lone(mark)) continue;
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

void find_quote_errors(const Context& context, Findings& findings) {
  const std::vector<ParagraphMarks> all = marks_by_paragraph(context.target());
  check_balance(context, all, findings);
  for (const ParagraphMarks& paragraph : all) check_brackets(context, paragraph, findings);
  check_style(context, all, findings);
  check_mark_order(context, all, findings);
}

}  // namespace tolmach::check::detail
