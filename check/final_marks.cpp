#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/marks/questions.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestSentenceWords = 4;  // of a last sentence that should have a final mark
constexpr std::size_t kLongestHeading = 18;      // words: what is longer and stands alone is a sentence
constexpr std::size_t kCommonHeading = 14;       // words: few headings are longer

bool is_sentence_mark(char32_t kind) noexcept {
  return kind == U'.' || kind == U'?' || kind == U'!';
}

/// Marks that end no sentence.
bool is_inner_mark(char32_t kind) noexcept {
  return kind == U',' || kind == U';' || kind == U':';
}

std::string_view name_of(char32_t kind) noexcept {
  switch (kind) {
    case U'.':
      return "a full stop";
    case U'?':
      return "a question mark";
    case U'!':
      return "an exclamation mark";
    case U',':
      return "a comma";
    case U';':
      return "a semicolon";
    default:
      return "a colon";
  }
}

/// Whether a segment is the last of its bead's target side: only its end can be compared with the source's.
bool ends_bead(const Context& context, std::uint32_t segment) {
  const auto bead = context.bead_of_target(segment);
  return bead && context.alignment()[*bead].is_link() && context.alignment()[*bead].target.end == segment + 1;
}

/// The mark that ends a stretch of a text. Greeks ask with what looks like a semicolon.
FinalMark final_mark_of(const DocumentView& view, text::Span stretch) {
  FinalMark mark = final_mark(view.text(), stretch);
  if (mark.kind == U';' && view.script() == text::Script::kGreek) mark.kind = U'?';
  return mark;
}

/// Whether a sentence with a full stop is a question all the same.
bool may_ask(const DocumentView& view, const FinalMark& mark) {
  return mark.kind == U'.' && ends_as_question(view, mark);
}

/// A heading in capitals ("Police Arrest Suspect"): it has no final mark, whatever the source does.
bool is_title(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  const auto capitals = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return word.capital; }));
  return capitals * 10 >= words.size() * 6;
}

/// Whether the text ends with a dash: it goes on elsewhere.
bool breaks_off(std::string_view text, text::Span place) noexcept {
  return is_dash(before(text, place.end));
}

char32_t mark_in_script(char32_t kind, text::Script script) noexcept {
  if (script == text::Script::kHan || script == text::Script::kKana)
    return kind == U'.' ? U'。' : kind == U'?' ? U'？' : U'！';
  if (script == text::Script::kArabic && kind == U'?') return U'؟';
  if (script == text::Script::kGreek && kind == U'?') return U';';
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

/// Whether the last sentence of a stretch has a mark before its end, or a quotation opens within it: a question may
/// stand inside it that is reported in the translation.
bool has_parts(std::string_view text, text::Span stretch) noexcept {
  bool parts = false;
  char32_t last = 0;
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const char32_t c = text::next_code_point(text, at);
    if (is_sentence_mark(mark_class(last)) && text::is_white_space(c)) parts = false;  // another sentence begins
    const bool in_number = text::is_digit(last) && text::is_digit(after(text, static_cast<std::uint32_t>(at)));
    const bool mark = (mark_class(c) == U',' || mark_class(c) == U':') && !in_number;
    parts = parts || mark || (is_quote(c) && text::is_white_space(last));
    last = c;
  }
  return parts;
}

/// Whether the full stop of a text is that of an abbreviation: "at 7 p.m."
bool ends_with_abbreviation(std::string_view text, text::Span place, const FinalMark& mark) noexcept {
  if (mark.span.empty() || after(text, mark.span.begin) != U'.') return false;
  // One or two letters before each full stop: "p.m.", "U.S.", "Ph.D."
  std::size_t at = mark.span.begin;
  int letters = 0, stops = 0;
  while (at > place.begin) {
    const char32_t c = text::previous_code_point(text, at);
    if (text::is_white_space(c)) break;
    stops += c == U'.' ? 1 : 0;
    letters = c == U'.' ? 0 : letters + 1;
    if (letters > 2 || (c != U'.' && !text::is_letter(c))) return false;
  }
  return stops > 0;
}

/// Whether a text ends with a mark that closes a quotation in a language that puts no other mark there: 「…」
bool ends_with_corner(std::string_view text, text::Span place) noexcept {
  const char32_t last = before(text, place.end);
  return last == U'」' || last == U'』';
}

/// Whether a text leaves final marks out by habit.
bool leaves_marks_out(const DocumentView& view) {
  std::size_t marked = 0;
  for (std::uint32_t segment = 0; segment < view.segment_count(); ++segment)
    marked += is_sentence_mark(final_mark(view.text(), view.segment(segment).span).kind) ? 1U : 0U;
  return marked * 4 < std::size_t{view.segment_count()} * 3;
}

/// Compares the ends of the two sides of a bead.
class FinalMarkComparison {
 public:
  FinalMarkComparison(const Context& context, Findings& findings) : context_(context), findings_(findings) {}

  /// @param segment the last one of its bead's target
  void compare(std::uint32_t segment) {
    const text::Span place = target_.segment(segment).span;
    if (place.empty()) return;
    const FinalMark own = final_mark_of(target_, place);
    const FinalMark other = final_mark_of(*context_.source(), source_of(segment));
    if (!is_sentence_mark(other.kind) || own.kind == other.kind ||
        findings_.covers(Family::kClutter, {place.end - 1, place.end}))
      return;
    if (own.kind == U'?' ? may_ask(*context_.source(), other) : other.kind == U'?' && may_ask(target_, own)) return;
    if (own.kind == 0) {
      report_missing(segment, other);
    } else if (is_sentence_mark(own.kind) || (is_inner_mark(own.kind) && !is_list_mark(segment, own))) {
      report_differing(segment, own, other);
    }
  }

 private:
  void report_missing(std::uint32_t segment, const FinalMark& other) {
    const text::Span place = target_.segment(segment).span;
    if (is_title(target_, segment) || breaks_off(target_.text(), place) || ends_with_corner(target_.text(), place) ||
        ends_with_abbreviation(context_.source()->text(), source_of(segment), other) || needs_none())
      return;
    Draft draft = missing_mark(target_, segment, other.kind);
    draft.confidence = may_be_heading(segment, other) ? kUnlikely : 0.85;
    draft.message = fmt::format("the source ends with {}, the target without one", name_of(other.kind));
    draft.source = other.span;
    findings_.add(std::move(draft));
  }

  void report_differing(std::uint32_t segment, const FinalMark& own, const FinalMark& other) {
    findings_.add(
        {.code = "final-mark-differs",
         .confidence = differing_confidence(segment, own, other),
         .message = fmt::format("the source ends with {}, the target with {}", name_of(other.kind), name_of(own.kind)),
         .target = own.span,
         .source = other.span});
  }

  /// Whether the segments around end with the same mark, as the items of a list do, or the next one is what a colon
  /// announces.
  [[nodiscard]] bool is_list_mark(std::uint32_t segment, const FinalMark& own) const {
    const auto ends_alike = [&](std::uint32_t other) {
      return final_mark(target_.text(), target_.segment(other).span).kind == own.kind;
    };
    const bool last = segment + 1 >= target_.segment_count();
    return (!last && own.kind == U':') || (segment > 0 && ends_alike(segment - 1)) ||
           (!last && ends_alike(segment + 1));
  }

  /// Whether what ends with an inner mark may go on elsewhere: behind a colon, in Chinese, which joins sentences with
  /// commas, and where nothing is known of what comes behind a comma. Letters begin with "Dear colleagues," in some
  /// languages and with an exclamation mark in others.
  [[nodiscard]] bool may_go_on(const FinalMark& own, const FinalMark& other) const {
    return own.kind == U':' || target_.script() == text::Script::kHan ||
           (own.kind == U',' && (target_.segment_count() == 1 || other.kind == U'!'));
  }

  /// What ends with a comma or a semicolon is no sentence. A statement that became a question is an error, unless the
  /// sentence was put as one; questions within a sentence are often reported as statements, and exclamation marks are a
  /// matter of taste.
  [[nodiscard]] double differing_confidence(std::uint32_t segment, const FinalMark& own, const FinalMark& other) const {
    if (is_inner_mark(own.kind)) return may_go_on(own, other) ? kUnlikely : 0.75;
    if (own.kind == U'?') return asks(target_, segment, own) ? kUnlikely : 0.8;
    const bool question_lost = own.kind == U'.' && other.kind == U'?';
    return question_lost && !has_parts(context_.source()->text(), source_of(segment)) ? 0.7 : kUnlikely;
  }

  /// Whether a text begins with what may be its heading, which got a mark in the source: a row of a table is a text
  /// too, where it names no document. Headings are short and don't begin with an article, a pronoun or a preposition;
  /// one that begins as a question doesn't go on as one ("How it began").
  [[nodiscard]] bool may_be_heading(std::uint32_t segment, const FinalMark& other) const {
    if (segment != 0 || !target_.profile().bare_headings || context_.source()->profile().bare_headings) return false;
    const std::vector<Word>& words = target_.words(segment);
    if (words.size() < 2 || words.size() > kCommonHeading) return false;
    const Profile& profile = target_.profile();
    if (profile.heading_questions.contains(words[0].folded))
      return other.kind != U'!' && !profile.question_words.contains(words[1].folded);
    return other.kind == U'.' && words[0].facts->small_word == 0;
  }

  /// Where final marks are often left out, a lone segment without one says nothing; in a text it is told by its
  /// neighbours.
  [[nodiscard]] bool needs_none() {
    if (target_.profile().final_marks != FinalMarks::kLax) return target_.profile().final_marks == FinalMarks::kNone;
    if (!leaves_out_) leaves_out_ = leaves_marks_out(target_);
    return *leaves_out_;
  }

  [[nodiscard]] text::Span source_of(std::uint32_t segment) const {
    const align::Bead& bead = context_.alignment()[*context_.bead_of_target(segment)];
    return text::span_of(context_.source()->document(), bead.source);
  }

  const Context& context_;
  Findings& findings_;
  const DocumentView& target_ = context_.target();
  std::optional<bool> leaves_out_;  ///< see leaves_marks_out(); nothing until it is asked for
};

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
  if (view.profile().final_marks != FinalMarks::kNeeded) return;
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

void find_final_mark_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  if (context.has_source()) {
    FinalMarkComparison comparison(context, findings);
    for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment)
      if (target.segment(segment).linkable && ends_bead(context, segment)) comparison.compare(segment);
    return;
  }
  for (const text::SegmentRange paragraph : target.paragraphs()) check_paragraph_end(target, paragraph, findings);
}

}  // namespace tolmach::check::detail
