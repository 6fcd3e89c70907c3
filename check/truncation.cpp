#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestWords = 4;            // of a sentence that is judged
constexpr std::size_t kFewestWordsAlone = 6;       // and of one without source: shorter lines may be titles or labels
constexpr std::uint32_t kLongestAbbreviation = 6;  // letters of an abbreviated title

bool is_open_bracket(char32_t c) noexcept {
  return c == U'(' || c == U'[' || c == U'（' || c == U'「' || c == U'«' || c == U'„';
}

/// The end of a segment without a final mark that something must follow: a word, a hyphen or a bracket; empty where it
/// may end so.
text::Span open_end(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  const text::Span whole = view.segment(segment).span;
  std::size_t end = whole.end;
  while (end > whole.begin) {
    std::size_t at = end;
    if (!text::is_white_space(text::previous_code_point(view.text(), at))) break;
    end = at;
  }
  const Word& last = words.back();
  const auto span_to_end = [&](std::uint32_t begin) { return text::Span{begin, static_cast<std::uint32_t>(end)}; };
  if (last.span.end == end)
    return last.small && view.profile().open_words.contains(last.folded) ? last.span : text::Span{};
  const std::string_view behind = view.text().substr(last.span.end, end - last.span.end);
  if (behind == "-" || behind == "‐") return span_to_end(last.span.begin);
  const bool lone = text::count_code_points(text::trim(behind)) == 1;
  const bool opens = lone && is_open_bracket(before(view.text(), static_cast<std::uint32_t>(end)));
  return opens ? span_to_end(last.span.begin) : text::Span{};
}

/// An abbreviation that a name must follow, with its full stop ("… spoke with Mr."); empty where the segment ends
/// otherwise.
text::Span open_abbreviation(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  const Word& last = words.back();
  const bool is_unit = words.size() > 1 && words[words.size() - 2].number;  // "20 ms."
  if (last.length > kLongestAbbreviation || is_unit) return {};
  const FinalMark mark = final_mark(view.text(), view.segment(segment).span);
  const bool is_behind = mark.kind == U'.' && mark.span.begin == last.span.end;
  if (!is_behind || !view.profile().open_words.contains(std::string(last.folded) + '.')) return {};
  return {last.span.begin, mark.span.end};
}

/// Whether the segment is the last of its bead: what it begins may go on in the next one.
bool ends_bead(std::uint32_t segment, const align::Bead& bead) {
  return segment + 1 == bead.target.end;
}

/// The end of a segment that something must follow; empty where it may end so.
text::Span place_of_break(const DocumentView& view, std::uint32_t segment) {
  if (view.words(segment).empty()) return {};
  const bool has_mark = final_mark(view.text(), view.segment(segment).span).kind != 0;
  return has_mark ? open_abbreviation(view, segment) : open_end(view, segment);
}

/// Whether the source's sentence has an end, which the target then lacks.
bool ends_well(const DocumentView& source, text::SegmentRange range) {
  const char32_t mark = final_mark(source.text(), text::span_of(source.document(), range)).kind;
  return (mark == U'.' || mark == U'?' || mark == U'!') && place_of_break(source, range.end - 1).empty();
}

void check_segment(const Context& context, std::uint32_t segment, text::Span place, Findings& findings) {
  const DocumentView& target = context.target();
  const std::size_t words = target.words(segment).size();
  std::optional<text::Span> source;
  double confidence = 0.6;
  if (context.has_source()) {
    const std::optional<std::uint32_t> number = context.bead_of_target(segment);
    if (!number || words < kFewestWords) return;
    const align::Bead& bead = context.alignment()[*number];
    if (!bead.is_link() || !ends_bead(segment, bead) || !ends_well(*context.source(), bead.source)) return;
    const text::Span whole = text::span_of(context.source()->document(), bead.source);
    source = text::Span{whole.end, whole.end};
    constexpr double kSure = 0.85, kTitle = 0.7;  // some have a title and no name: "she became a Dr."
    confidence = final_mark(target.text(), target.segment(segment).span).kind == 0 ? kSure : kTitle;
  } else if (words < kFewestWordsAlone) {
    return;
  }
  if (findings.covers(Family::kClutter, place) || findings.covers(Family::kUntranslated, place) ||
      findings.covers(Family::kLanguage, place))
    return;
  findings.add({.code = "truncated",
                .confidence = confidence,
                .message = fmt::format("the target breaks off after “{}”{}", place.of(target.text()),
                                       source ? "; the source's sentence has an end" : ""),
                .target = place,
                .source = source});
}

/// Without a source, a sentence may go on in the next segment of its paragraph.
bool ends_paragraph(const DocumentView& view, std::uint32_t segment) {
  return segment + 1 == view.segment_count() || view.segment(segment + 1).paragraph != view.segment(segment).paragraph;
}

}  // namespace

void find_truncations(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const text::Span place = place_of_break(target, segment);
    if (place.empty() || (!context.has_source() && !ends_paragraph(target, segment))) continue;
    check_segment(context, segment, place, findings);
  }
}

}  // namespace tolmach::check::detail
