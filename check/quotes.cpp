#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/marks/paragraph_marks.h"

namespace tolmach::check::detail {
namespace {

using Marks = std::vector<PairedMark>;

bool is_curly(char32_t c) noexcept {
  return c == U'“' || c == U'”' || c == U'„';
}

/// The next paragraph in a direction that has quotation marks; null where there is none.
const ParagraphMarks* next_with_quotes(const std::vector<ParagraphMarks>& all, std::size_t index, bool ahead) {
  while (ahead ? ++index < all.size() : index-- > 0)
    if (!all[index].quotes.empty()) return &all[index];
  return nullptr;
}

/// Whether the lone marks of a paragraph belong to a quotation that runs over several paragraphs: the next one opens it
/// again, or the next one that has any marks closes it, or the last one that had any has left it open.
bool runs_on(const std::vector<ParagraphMarks>& all, std::size_t index) {
  const ParagraphMarks& here = all[index];
  if (here.lone_count() != 1) return false;
  const PairedMark& lone = *here.last_lone();
  if (&lone != (lone.opens ? &here.quotes.back() : &here.quotes.front())) return false;  // it would end within
  const ParagraphMarks* other = next_with_quotes(all, index, lone.opens);
  if (other == nullptr) return false;
  if (!lone.opens) return other->last_lone() != nullptr && other->last_lone()->opens;
  const PairedMark& first = other->quotes.front();
  return (is_lone(first) && !first.opens) || (other == &all[index + 1] && other->begins_with_quote());
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

/// Whether a text is in quotation marks from its beginning to its end.
bool is_quotation(std::string_view text, text::Span span) noexcept {
  const FinalMark mark = final_mark(text, span);
  return is_quote(after(text, span.begin)) &&
         (is_quote(before(text, span.end)) || is_quote(before(text, mark.span.begin)));
}

/// Whether a mark stands at the end of a paragraph, or before its final mark.
bool stands_last(std::string_view text, text::Span paragraph, const PairedMark& mark) noexcept {
  return mark.span.end == paragraph.end || end_of_character(text, mark.span.end) == paragraph.end;
}

/// Whether a quotation that begins here is a sentence of its own, and not some words of the sentence around it: behind
/// a colon, or behind a comma with a capital. Where there are no capitals a comma tells only of what the source does
/// not quote by itself.
bool quotes_sentence(std::string_view text, text::Span paragraph, const PairedMark& opening,
                     bool source_quotes) noexcept {
  if (opening.span.begin == paragraph.begin || opening.span.end >= paragraph.end) return false;
  std::size_t at = opening.span.begin;
  char32_t left = text::previous_code_point(text, at);
  while (at > paragraph.begin && text::is_white_space(left)) left = text::previous_code_point(text, at);
  const char32_t right = after(text, opening.span.end);
  if (!text::is_letter(right) || text::is_lower(right)) return false;
  return mark_class(left) == U':' || (mark_class(left) == U',' && (text::is_upper(right) || !source_quotes));
}

/// Whether a text has no quotation, or one that ends with it or begins it: who says it may stand on the other side in
/// the translation.
bool is_quoted_at_edge(const DocumentView& view, text::Span span) {
  const std::string_view text = view.text();
  return find_quotes(view, span).empty() || is_quote(after(text, span.begin)) || is_quote(before(text, span.end)) ||
         is_quote(before(text, final_mark(text, span).span.begin));
}

/// Whether an open quotation goes on behind the text: it is a sentence that runs to the end, in a language that leaves
/// such paragraphs open, or the text ends with a dash.
bool may_close_later(const Context& context, const ParagraphMarks& paragraph, text::Span source) {
  const std::string_view text = context.target().text();
  const PairedMark& mark = paragraph.quotes.front();
  const char32_t last = before(text, paragraph.span.end);
  if (is_dash(last)) return true;
  if (!context.target().profile().quotes_run_on || mark_class(last) == 0 ||
      !is_quoted_at_edge(*context.source(), source))
    return false;
  return mark.span.begin == paragraph.span.begin
             ? is_quotation(context.source()->text(), source)
             : quotes_sentence(text, paragraph.span, mark, !find_quotes(*context.source(), source).empty());
}

/// ""…": where a quotation within another ends with it, the mark that stands last closes the outer one.
bool closes_outer(const ParagraphMarks& paragraph) {
  const Marks& marks = paragraph.quotes;
  if (marks.size() != 3 || !is_lone(marks[2]) || marks[2].opens) return false;
  return marks[1].span.end == marks[2].span.begin && marks[2].span.end == paragraph.span.end;
}

/// Whether the lone mark of a text may belong to a quotation that begins or ends where we can't see it: a text of one
/// paragraph is cut from a longer one as often as not. What is closed alone is a quotation as a whole in a source whose
/// language opens each paragraph again.
bool may_run_on_elsewhere(const Context& context, const std::vector<ParagraphMarks>& all) {
  const ParagraphMarks& here = all.front();
  if (all.size() > 1 || !context.has_source()) return false;
  if (closes_outer(here)) return true;
  const auto source = source_of(context, here.segments);
  if (!source || here.quotes.size() != 1) return false;
  if (here.quotes.front().opens) return may_close_later(context, here, *source);
  return is_quotation(context.source()->text(), *source) && context.source()->profile().quotes_run_on &&
         stands_last(context.target().text(), here.span, here.quotes.front());
}

/// @param confidence below 0.5 for what is not reported by default
void report_lone(const Context& context, const PairedMark& mark, std::string_view code, double confidence,
                 Findings& findings) {
  findings.add({.code = code,
                .confidence = confidence,
                .message = fmt::format("“{}” is never {}", mark.span.of(context.target().text()),
                                       mark.opens ? "closed" : "opened"),
                .target = mark.span});
}

/// The quotations within others that stand in the same marks as these; the outer one may never have been opened.
std::vector<text::Span> nested_alike(const ParagraphMarks& paragraph) {
  std::vector<text::Span> nested;
  const PairedMark* lone = paragraph.last_lone();
  const bool unopened = lone != nullptr && !lone->opens && is_curly(lone->character);
  for (const PairedMark& mark : paragraph.quotes) {
    if (!mark.opens || is_lone(mark) || !is_curly(mark.character)) continue;
    const PairedMark& close = paragraph.quotes[mark.partner];
    const bool inside = mark.depth > 0 || (unopened && close.span.end <= lone->span.begin);
    if (inside) nested.push_back({mark.span.begin, close.span.end});
  }
  return nested;
}

/// A source that nests quotations as well excuses the target.
void report_nested(const Context& context, const ParagraphMarks& paragraph, Findings& findings) {
  const std::vector<text::Span> nested = nested_alike(paragraph);
  if (nested.empty() || source_nests(context, paragraph.segments)) return;
  for (const text::Span place : nested) {
    findings.add({.code = "nested-quote-style",
                  .confidence = 0.7,
                  .message = fmt::format("{} is a quotation within a quotation in the same marks",
                                         place.of(context.target().text())),
                  .target = place});
  }
}

/// „Wort": opened by a typographic mark, closed by a straight one, or the reverse. Where a text has no other quotation
/// marks it is a slip of the keyboard that no reader minds. @return whether that is all that is wrong
bool report_mismatch(const ParagraphMarks& paragraph, const DocumentView& view, double confidence, Findings& findings) {
  if (paragraph.lone_count() != 2) return false;
  const auto first = std::find_if(paragraph.quotes.begin(), paragraph.quotes.end(), is_lone);
  const PairedMark& last = *paragraph.last_lone();
  if (!first->opens || is_straight(first->character) == is_straight(last.character)) return false;
  const text::Span place{first->span.begin, last.span.end};
  findings.add(
      {.code = "mixed-quote-style",
       .confidence = confidence,
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
    const bool only_pair = all.size() == 1 && all[i].quotes.size() == 2;
    if (!excused && !report_mismatch(all[i], context.target(), only_pair ? kUnlikely : 0.8, findings)) {
      report_nested(context, all[i], findings);
      const double confidence = may_run_on_elsewhere(context, all) ? kUnlikely : 0.8;
      for (const PairedMark& mark : all[i].quotes)
        if (is_lone(mark)) report_lone(context, mark, "unbalanced-quote", confidence, findings);
    }
  }
}

void check_brackets(const Context& context, const ParagraphMarks& paragraph, Findings& findings) {
  const Marks marks = find_brackets(context.target(), paragraph.span);
  if (std::none_of(marks.begin(), marks.end(), is_lone)) return;
  if (source_is_lone_too(context, paragraph.segments, find_brackets)) return;
  for (const PairedMark& mark : marks) {
    if (is_lone(mark)) report_lone(context, mark, "unbalanced-bracket", 0.8, findings);
  }
}

}  // namespace

void find_quote_errors(const Context& context, Findings& findings) {
  const std::vector<ParagraphMarks>& marks = context.target_marks();
  check_balance(context, marks, findings);
  for (const ParagraphMarks& paragraph : marks) check_brackets(context, paragraph, findings);
}

}  // namespace tolmach::check::detail
