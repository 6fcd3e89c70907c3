#include <optional>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

using text::Script;

/// Whether marks stand without spaces around them.
bool sets_no_spaces(Script script) noexcept {
  return script == Script::kHan || script == Script::kKana || script == Script::kThai;
}

/// What a segment's finder needs to know.
struct Place {
  std::string_view text;
  text::Span segment;
  const Profile& profile;

  [[nodiscard]] char32_t left(std::uint32_t at) const noexcept { return at <= segment.begin ? 0 : before(text, at); }
  [[nodiscard]] char32_t right(std::uint32_t at) const noexcept { return at >= segment.end ? 0 : after(text, at); }
};

/// Runs of spaces within a segment. Calls `visit` with each run.
template <typename Visit>
void for_each_space(const Place& place, Visit visit) {
  for (std::size_t at = place.segment.begin; at < place.segment.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (!is_space(text::next_code_point(place.text, at))) continue;
    int count = 1;
    while (at < place.segment.end) {
      std::size_t next = at;
      if (!is_space(text::next_code_point(place.text, next))) break;
      at = next;
      ++count;
    }
    visit(text::Span{begin, static_cast<std::uint32_t>(at)}, count);
  }
}

bool source_has_double_space(const Context& context, std::uint32_t segment) {
  bool found = false;
  const text::SegmentRange range = context.source_of(segment);
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    const Place place{context.source()->text(), context.source()->segment(index).span, context.source()->profile()};
    for_each_space(place, [&](text::Span, int count) { found = found || count > 1; });
  }
  return found;
}

/// The characters behind an item's number or bullet may be set off by more than one space.
bool is_indent(const Place& place, text::Span run) noexcept {
  if (run.begin >= place.segment.begin + 5) return false;
  return run.begin == place.segment.begin || !text::is_letter(place.left(run.begin));
}

void check_double(const Context& context, std::uint32_t segment, const Place& place, Findings& findings) {
  std::optional<bool> in_source;  // asked for where there is something to excuse
  for_each_space(place, [&](text::Span run, int count) {
    if (count < 2 || is_indent(place, run)) return;
    if (!in_source) in_source = source_has_double_space(context, segment);
    if (*in_source) return;
    findings.add({.code = "double-space",
                  .confidence = 0.9,
                  .message = fmt::format("{} spaces in a row", count),
                  .target = run,
                  .suggestion = " "});
  });
}

/// Whether a mark behind a space begins something else: ".com", ".5", "…", ":-)".
bool begins_token(char32_t behind) noexcept {
  return text::is_letter(behind) || text::is_digit(behind) || clings(behind) || behind == U'-' || behind == U')' ||
         behind == U'/';
}

/// @param mark_end where the mark behind the spaces ends
void report_before_mark(const Place& place, text::Span run, std::uint32_t mark_end, double confidence,
                        Findings& findings) {
  const std::string mark(place.text.substr(run.end, mark_end - run.end));
  findings.add({.code = "space-before-mark",
                .confidence = confidence,
                .message = fmt::format("a space before “{}”", mark),
                .target = text::Span{run.begin, mark_end},
                .suggestion = mark});
}

void check_before_marks(const Place& place, Findings& findings) {
  for_each_space(place, [&](text::Span run, int) {
    const char32_t mark = place.right(run.end);
    if (!clings(mark) || mark == U'%' || place.profile.spaced_marks.find(mark) != std::u32string::npos) return;
    const std::uint32_t mark_end = end_of_character(place.text, run.end);
    const char32_t left = place.left(run.begin);
    if (begins_token(place.right(mark_end)) || left == 0 || clings(left)) return;
    report_before_mark(place, run, mark_end, 0.85, findings);
  });
}

/// Spaces around Latin words and numbers within a Chinese text often reach a comma behind them.
void check_before_wide_marks(const Place& place, Findings& findings) {
  for_each_space(place, [&](text::Span run, int) {
    const char32_t mark = place.right(run.end), left = place.left(run.begin);
    if (!is_wide_mark(mark) || left == 0) return;
    const bool sure = mark != U'，' && mark != U'、' && text::is_ideograph(left);
    report_before_mark(place, run, end_of_character(place.text, run.end), sure ? 0.85 : kUnlikely, findings);
  });
}

std::size_t letters_before(const Place& place, std::uint32_t at) noexcept {
  std::size_t count = 0;
  for (std::size_t i = at; i > place.segment.begin && text::is_letter(text::previous_code_point(place.text, i));)
    ++count;
  return count;
}

std::size_t letters_after(const Place& place, std::uint32_t at) noexcept {
  std::size_t count = 0;
  for (std::size_t i = at; i < place.segment.end && text::is_letter(text::next_code_point(place.text, i));) ++count;
  return count;
}

/// Where the letters behind a place end.
std::uint32_t end_of(const Place& place, std::uint32_t at) noexcept {
  for (std::size_t i = at; i < place.segment.end;) {
    if (!text::is_letter(text::next_code_point(place.text, i))) break;
    at = static_cast<std::uint32_t>(i);
  }
  return at;
}

/// Whether a place lies within an address: a run without spaces that has "@", "//", "www." or an underscore.
bool in_address(const Place& place, std::uint32_t at) noexcept {
  std::uint32_t begin = at, end = at;
  while (begin > place.segment.begin && static_cast<unsigned char>(place.text[begin - 1]) > ' ') --begin;
  while (end<place.segment.end&& static_cast<unsigned char>(place.text[end])> ' ') ++end;
  const std::string_view run = place.text.substr(begin, end - begin);
  return run.find('@') != std::string_view::npos || run.find('/') != std::string_view::npos ||
         run.find("www.") != std::string_view::npos || run.find('_') != std::string_view::npos ||
         run.find('#') != std::string_view::npos;
}

bool is_comma(char32_t c) noexcept {
  return c == U',' || c == U';' || c == U'!' || c == U'?' || c == U'،' || c == U'؛' || c == U'؟';
}

/// What a comma may stand behind beside a word or number; straight marks and brackets stand so in code.
bool closes(char32_t c) noexcept {
  return (is_quote(c) && c != U'"' && c != U'\'') || c == U'%';
}

/// Two words with only a mark between them, where a space belongs behind it.
bool lacks_space(const Place& place, text::Span mark, char32_t c) noexcept {
  const std::size_t left = letters_before(place, mark.begin), right = letters_after(place, mark.end);
  if (c == U':') return left >= 3 && right >= 2 && text::is_letter(place.left(mark.begin));
  const char32_t next = place.right(mark.end);
  if (is_comma(c)) {
    if (closes(place.left(mark.begin))) return c == U',' && right >= 2;
    // A word of one letter: "but,a day", "6,I".
    const bool letter = right == 1 && is_space(place.right(end_of(place, mark.end)));
    return (left >= 2 && (right >= 2 || letter)) || (c == U',' && left == 0 && text::is_digit(place.left(mark.begin)) &&
                                                     right >= 1 && text::is_upper(next) && right != 2);
  }
  if (c != U'.') return false;
  // A full stop between small and capital letters; "Yahoo.Com" is rarer than a lost space.
  return left >= 3 && right >= 2 && text::is_lower(place.left(mark.begin)) && text::is_upper(next);
}

/// A mark, then at once a quotation that opens: said:"Yes".
bool lacks_space_before_quote(const Place& place, text::Span mark, char32_t c) noexcept {
  if (c != U':' && c != U',' && c != U'،') return false;
  const char32_t quote = place.right(mark.end);
  if (!is_quote(quote) || letters_before(place, mark.begin) < 2) return false;
  return letters_after(place, end_of_character(place.text, mark.end)) >= 1;
}

/// A place that reaches into the next segment where no space parts the two: "It ended.They left."
Place with_glued(const DocumentView& view, std::uint32_t segment, Place place) {
  if (segment + 1 >= view.segment_count()) return place;
  const text::Span next = view.segment(segment + 1).span;
  if (next.begin == place.segment.end) place.segment.end = next.end;
  return place;
}

/// @param end of the marks that are looked at
void check_after_marks(const Place& place, std::uint32_t end, Findings& findings) {
  const auto next_mark = [&](std::size_t at) {
    return next_possible_mark(place.text, static_cast<std::uint32_t>(at), end);
  };
  for (std::size_t at = next_mark(place.segment.begin); at < end; at = next_mark(at)) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(place.text, at);
    if (!clings(c)) continue;
    const text::Span mark{begin, static_cast<std::uint32_t>(at)};
    if ((!lacks_space(place, mark, c) && !lacks_space_before_quote(place, mark, c)) || in_address(place, begin))
      continue;
    const std::string shown(mark.of(place.text));
    findings.add({.code = "missing-space",
                  .confidence = 0.85,
                  .message = fmt::format("no space behind “{}”", shown),
                  .target = mark,
                  .suggestion = shown + ' '});
  }
}

}  // namespace

void find_spacing_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const Place place{target.text(), target.segment(segment).span, target.profile()};
    if (!target.segment(segment).linkable || findings.is_damaged(place.segment)) continue;
    if ((target.signs(segment) & CharacterSigns::kSpacePair) != 0) check_double(context, segment, place, findings);
    const bool spaced_mark = (target.signs(segment) & CharacterSigns::kSpacedMark) != 0;
    if (sets_no_spaces(target.script())) {
      if (spaced_mark) check_before_wide_marks(place, findings);
      continue;
    }
    if (spaced_mark) check_before_marks(place, findings);
    const Place glued = with_glued(target, segment, place);
    // Without a letter or a quotation mark right behind a mark no space is missing.
    if (glued.segment.end > place.segment.end || (target.signs(segment) & CharacterSigns::kGluedMark) != 0)
      check_after_marks(glued, place.segment.end, findings);
  }
}

}  // namespace tolmach::check::detail
