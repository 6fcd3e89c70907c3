#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/finders.h"
#include "check/detail/pieces.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestSentenceWords = 4;  // of a last sentence that should have a final mark
constexpr std::size_t kLongestHeading = 18;      // words: what is longer and stands alone is a sentence

/// A mark with the white space behind it.
struct MarkAt {
  text::Span span;
  char32_t character = 0;
  std::uint32_t next = 0;  ///< behind the white space that follows
};

MarkAt read_mark(std::string_view text, std::uint32_t begin, std::uint32_t end) noexcept {
  std::size_t at = begin;
  MarkAt mark{{begin, begin}, text::next_code_point(text, at)};
  mark.span.end = static_cast<std::uint32_t>(at);
  while (at < end) {
    std::size_t next = at;
    if (!is_space(text::next_code_point(text, next))) break;
    at = next;
  }
  mark.next = static_cast<std::uint32_t>(at);
  return mark;
}

bool is_weak(char32_t kind) noexcept {
  return kind == U',' || kind == U';' || kind == U':';
}

/// Whether two marks, one behind the other, are one too many.
bool are_doubled(char32_t first, char32_t second, bool apart) noexcept {
  const char32_t a = mark_class(first), b = mark_class(second);
  if (a == 0 || b == 0) return false;
  if (a == U'.' && b == U'.') return true;
  if (is_weak(a) && (a == b || b == U'.' || b == U',')) return true;
  if (apart) return (a == U'?' || a == U'!') && (a == b || b == U'.');
  return (a == U'?' || a == U'!') && b == U'.';
}

bool is_ellipsis(std::string_view text, text::Span run) noexcept {
  return std::count(text.begin() + run.begin, text.begin() + run.end, '.') >= 3;
}

/// Runs of marks such as ",,", ". ." and "?.". Offsets of `text`.
std::vector<text::Span> doubled_marks(std::string_view text, text::Span segment) {
  std::vector<text::Span> found;
  for (std::size_t at = segment.begin; at < segment.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (mark_class(c) == 0) continue;
    MarkAt mark = read_mark(text, begin, segment.end);
    text::Span run = mark.span;
    bool doubled = false;
    while (mark.next < segment.end && mark_class(after(text, mark.next)) != 0) {
      const MarkAt next = read_mark(text, mark.next, segment.end);
      doubled = doubled || are_doubled(mark.character, next.character, next.span.begin > mark.span.end);
      run.end = next.span.end;
      mark = next;
    }
    at = run.end;
    const char32_t behind = run.end < segment.end ? after(text, run.end) : 0;
    const bool in_word = text::is_letter(behind) || text::is_digit(behind) || behind == U'/';
    if (doubled && !in_word && !is_ellipsis(text, run)) found.push_back(run);
  }
  return found;
}

/// The text of the source that a target segment translates; empty without one.
text::Span source_of(const Context& context, std::uint32_t segment) {
  const auto bead = context.bead_of_target(segment);
  if (!bead || !context.alignment()[*bead].is_link()) return {};
  return text::span_of(context.source()->document(), context.alignment()[*bead].source);
}

void check_doubled(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const std::vector<text::Span> runs = doubled_marks(target.text(), target.segment(segment).span);
  if (runs.empty()) return;
  const text::Span source = source_of(context, segment);
  if (!source.empty() && !doubled_marks(context.source()->text(), source).empty()) return;
  for (const text::Span run : runs) {
    std::size_t first = run.begin;
    static_cast<void>(text::next_code_point(target.text(), first));
    findings.add({.code = "doubled-punctuation",
                  .confidence = 0.9,
                  .message = fmt::format("“{}”: one mark is enough", run.of(target.text())),
                  .target = run,
                  .suggestion = std::string(target.text().substr(run.begin, first - run.begin))});
  }
}

bool is_sentence_mark(char32_t kind) noexcept {
  return kind == U'.' || kind == U'?' || kind == U'!';
}

std::string_view name_of(char32_t kind) noexcept {
  return kind == U'.' ? "a full stop" : kind == U'?' ? "a question mark" : "an exclamation mark";
}

/// Whether a segment is the last of its bead's target side: only its end can be compared with the source's.
bool ends_bead(const Context& context, std::uint32_t segment) {
  const auto bead = context.bead_of_target(segment);
  return bead && context.alignment()[*bead].is_link() && context.alignment()[*bead].target.end == segment + 1;
}

/// A heading in capitals ("Police Arrest Suspect"): it has no final mark, whatever the source does.
bool is_title(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  const auto capitals = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return word.capital; }));
  return capitals * 10 >= words.size() * 6;
}

/// Whether the text ends with a dash or an opened quotation: it goes on elsewhere.
bool breaks_off(std::string_view text, text::Span place) noexcept {
  const char32_t last = before(text, place.end);
  return last == U'—' || last == U'–' || last == U'-';
}

char32_t mark_in_script(char32_t kind, text::Script script) noexcept {
  if (script == text::Script::kHan || script == text::Script::kKana)
    return kind == U'.' ? U'。' : kind == U'?' ? U'？' : U'！';
  if (script == text::Script::kArabic && kind == U'?') return U'؟';
  if (script == text::Script::kDevanagari && kind == U'.') return U'।';
  return kind;
}

/// A finding on the last word of a segment, which lacks a mark behind it.
Draft missing_mark(const DocumentView& view, std::uint32_t segment, char32_t kind) {
  const text::Span place = view.segment(segment).span;
  Draft draft;
  draft.code = "missing-final-mark";
  draft.target = text::Span{place.end, place.end};
  if (view.words(segment).empty()) return draft;
  const Word& last = view.words(segment).back();
  draft.target = text::Span{last.span.begin, place.end};
  if (last.span.end == place.end) {
    draft.suggestion = last.span.of(view.text());
    text::append_utf8(draft.suggestion, mark_in_script(kind, view.script()));
  }
  return draft;
}

/// Whether a sentence has a mark before its end: a question may stand inside it that is reported in the translation.
bool has_parts(std::string_view text, text::Span sentence) noexcept {
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const char32_t c = text::next_code_point(text, at);
    if (mark_class(c) == U',' || mark_class(c) == U':') return true;
  }
  return false;
}

/// A statement that became a question is an error more often than not; questions within a sentence are often reported
/// as statements, and exclamation marks are a matter of taste.
double differing_confidence(char32_t own, char32_t other, bool source_has_parts) noexcept {
  if (own == U'?') return 0.8;
  return other == U'?' && !source_has_parts ? 0.7 : 0.45;
}

/// Where final marks are often left out, a lone segment without one says nothing; in a text it is told by its
/// neighbours.
bool leaves_marks_out(const DocumentView& view) {
  if (view.profile().final_marks == FinalMarks::kNone) return true;
  if (view.profile().final_marks != FinalMarks::kLax) return false;
  std::size_t marked = 0;
  for (std::uint32_t segment = 0; segment < view.segment_count(); ++segment)
    marked += is_sentence_mark(final_mark(view.text(), view.segment(segment).span).kind) ? 1U : 0U;
  return marked * 4 < view.segment_count() * 3;
}

/// Whether a sentence with a full stop is a question all the same: 「…ですか。」
bool may_ask(const DocumentView& view, const FinalMark& mark) {
  const std::string_view before_mark = view.text().substr(0, mark.span.begin);
  const std::vector<std::string>& endings = view.profile().question_endings;
  return mark.kind == U'.' && std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
           return before_mark.size() >= ending.size() &&
                  before_mark.substr(before_mark.size() - ending.size()) == ending;
         });
}

void compare_final_marks(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const text::Span place = target.segment(segment).span;
  const FinalMark own = final_mark(target.text(), place);
  if (place.empty()) return;
  const FinalMark other = final_mark(context.source()->text(), source_of(context, segment));
  if (!is_sentence_mark(other.kind) || own.kind == other.kind ||
      findings.covers(Family::kClutter, {place.end - 1, place.end}))
    return;
  if (own.kind == U'?' ? may_ask(*context.source(), other) : other.kind == U'?' && may_ask(target, own)) return;
  if (own.kind == 0) {
    if (is_title(target, segment) || breaks_off(target.text(), place) || leaves_marks_out(target)) return;
    Draft draft = missing_mark(target, segment, other.kind);
    draft.confidence = 0.85;
    draft.message = fmt::format("the source ends with {}, the target without one", name_of(other.kind));
    draft.source = other.span;
    findings.add(std::move(draft));
  } else if (is_sentence_mark(own.kind)) {
    findings.add(
        {.code = "final-mark-differs",
         .confidence = differing_confidence(own.kind, other.kind,
                                            has_parts(context.source()->text(), source_of(context, segment))),
         .message = fmt::format("the source ends with {}, the target with {}", name_of(other.kind), name_of(own.kind)),
         .target = own.span,
         .source = other.span});
  }
}

bool is_list_item(std::string_view text, text::Span span) noexcept {
  const char32_t first = after(text, span.begin);
  return first == U'•' || first == U'-' || first == U'–' || first == U'—' || first == U'*' || first == U'·' ||
         first == U'▪' || first == U'§' || first == U'●' || first == U'◦' || first == U'‣' || first == U'‒' ||
         text::is_digit(first);
}

bool is_roman_number(std::string_view word) noexcept {
  constexpr std::u32string_view kLetters = U"IVXLCІХС";  // Cyrillic texts often have their own letters that look so
  for (std::size_t at = 0; at < word.size();)
    if (kLetters.find(text::next_code_point(word, at)) == std::u32string_view::npos) return false;
  return !word.empty();
}

/// A heading of a law or book with its number: "Artikel 12 Zuständigkeit der Behörden", or "Artikel 12." and one
/// sentence.
bool is_numbered_heading(const DocumentView& view, text::SegmentRange paragraph) {
  const std::vector<Word>& words = view.words(paragraph.begin);
  constexpr std::size_t kLabel = 2;  // words
  const bool label = words.size() >= kLabel && view.profile().heading_words.contains(words[0].folded) &&
                     (words[1].number || is_roman_number(words[1].span.of(view.text())));
  return label && (paragraph.size() == 1 || (paragraph.size() == 2 && words.size() == kLabel));
}

/// The last sentence of a paragraph: the place behind it, where it lacks the mark that those before it have.
void check_paragraph_end(const DocumentView& view, text::SegmentRange paragraph, Findings& findings) {
  if (paragraph.empty() || view.profile().final_marks != FinalMarks::kNeeded ||
      !view.segment(paragraph.end - 1).linkable)
    return;
  const text::Span span = text::span_of(view.document(), paragraph);
  const std::uint32_t last = paragraph.end - 1;
  if (final_mark(view.text(), view.segment(last).span).kind != 0 || is_list_item(view.text(), span) ||
      is_numbered_heading(view, paragraph))
    return;
  const std::size_t words = view.words(last).size();
  bool finished_before = paragraph.size() > 1;
  for (std::uint32_t segment = paragraph.begin; segment < last; ++segment)
    finished_before = finished_before && is_sentence_mark(final_mark(view.text(), view.segment(segment).span).kind);
  const bool sentence =
      finished_before ? words >= kFewestSentenceWords : paragraph.size() == 1 && words > kLongestHeading;
  if (!sentence || findings.covers(Family::kClutter, view.segment(last).span)) return;
  Draft draft = missing_mark(view, last, U'.');
  draft.confidence = finished_before ? 0.85 : 0.6;
  draft.message = "the last sentence of the paragraph has no final mark";
  findings.add(std::move(draft));
}

}  // namespace

void find_punctuation_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    if (!target.segment(segment).linkable) continue;
    check_doubled(context, segment, findings);
    if (ends_bead(context, segment)) compare_final_marks(context, segment, findings);
  }
  if (context.has_source()) return;
  for (const text::SegmentRange paragraph : target.paragraphs()) check_paragraph_end(target, paragraph, findings);
}

}  // namespace tolmach::check::detail
