#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "text/ethiopic_stop.h"

namespace tolmach::check::detail {
namespace {

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
/// @param emphatic whether "??" and "!!" are: a writer may mean them, a translator of one mark does not
bool are_doubled(char32_t first, char32_t second, bool apart, bool emphatic) noexcept {
  const char32_t a = mark_class(first), b = mark_class(second);
  if (a == 0 || b == 0) return false;
  if (emphatic && a == b && (a == U'?' || a == U'!')) return true;
  if (a == U'.' && b == U'.') return true;
  if (is_weak(a) && (a == b || b == U'.' || b == U',')) return true;
  if (apart) return (a == U'?' || a == U'!') && (a == b || b == U'.');
  return (a == U'?' || a == U'!') && b == U'.';
}

bool is_ellipsis(std::string_view text, text::Span run) noexcept {
  int dots = 0;
  for (std::size_t at = run.begin; at < run.end;)
    if (mark_class(text::next_code_point(text, at)) == U'.') ++dots;
  return dots >= 3;
}

/// Runs of marks such as ",,", ". ." and "?.". Offsets of `text`. @param emphatic see are_doubled()
std::vector<text::Span> doubled_marks(std::string_view text, text::Span segment, bool emphatic) {
  std::vector<text::Span> found;
  for (std::size_t at = segment.begin; at < segment.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (mark_class(c) == 0) continue;
    if (const std::size_t stop = text::ethiopic_stop_end(text, begin); stop > begin) {
      at = stop;
      continue;
    }
    MarkAt mark = read_mark(text, begin, segment.end);
    text::Span run = mark.span;
    bool doubled = false;
    while (mark.next < segment.end && mark_class(after(text, mark.next)) != 0) {
      const MarkAt next = read_mark(text, mark.next, segment.end);
      doubled = doubled || are_doubled(mark.character, next.character, next.span.begin > mark.span.end, emphatic);
      run.end = next.span.end;
      mark = next;
    }
    at = run.end;
    const char32_t behind = run.end < segment.end ? after(text, run.end) : 0;
    const bool in_word =
        (text::is_letter(behind) && !text::is_ideograph(behind)) || text::is_digit(behind) || behind == U'/';
    if (doubled && !in_word && !is_ellipsis(text, run)) found.push_back(run);
  }
  return found;
}

/// The mark of a run that should stay: the first one, or what ends the sentence behind a comma (",." is ".").
std::string_view kept_mark(std::string_view text, text::Span run) noexcept {
  const text::Span first{run.begin, end_of_character(text, run.begin)};
  if (!is_weak(mark_class(after(text, run.begin)))) return first.of(text);
  for (std::uint32_t at = first.end; at < run.end; at = end_of_character(text, at)) {
    const char32_t kind = mark_class(after(text, at));
    if (kind != 0 && !is_weak(kind)) return text.substr(at, end_of_character(text, at) - at);
  }
  return first.of(text);
}

/// The text of the source that a target segment translates; empty without one.
text::Span source_of(const Context& context, std::uint32_t segment) {
  const auto bead = context.bead_of_target(segment);
  if (!bead || !context.alignment()[*bead].is_link()) return {};
  return text::span_of(context.source()->document(), context.alignment()[*bead].source);
}

void check_doubled(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  if ((target.signs(segment) & CharacterSigns::kMarkPair) == 0) return;
  const text::Span source = source_of(context, segment);
  const std::vector<text::Span> runs =
      doubled_marks(target.text(), target.segment(segment).span, /*emphatic=*/!source.empty());
  if (runs.empty()) return;
  if (!source.empty() && !doubled_marks(context.source()->text(), source, /*emphatic=*/true).empty()) return;
  for (const text::Span run : runs) {
    findings.add({.code = "doubled-punctuation",
                  .confidence = 0.9,
                  .message = fmt::format("“{}”: one mark is enough", run.of(target.text())),
                  .target = run,
                  .suggestion = std::string(kept_mark(target.text(), run))});
  }
}

}  // namespace

void find_punctuation_errors(const Context& context, Findings& findings) {
  for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment)
    if (context.target().segment(segment).linkable) check_doubled(context, segment, findings);
}

}  // namespace tolmach::check::detail
