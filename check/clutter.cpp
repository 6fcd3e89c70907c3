#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/clutter/clutter_search.h"
#include "check/detail/clutter/stray_lines.h"
#include "check/detail/clutter/web_lines.h"
#include "check/detail/finders.h"
#include "check/detail/marks/pieces.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestLabel = 4;  // words

/// Whether the source of a segment has clutter too: then it was translated, not added.
bool source_has_clutter(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  if (range.empty()) return false;
  const DocumentView& source = *context.source();
  ClutterSearch search(source, context.resources(), true);
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    if (!search.in_segment(index).empty()) return true;
  }
  return false;
}

/// Whether the source of a segment begins with a label ("Video: ...").
bool source_has_label(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  if (range.empty()) return false;
  const DocumentView& source = *context.source();
  const std::vector<Word>& words = source.words(range.begin);
  const std::size_t first = std::min(words.size(), kLongestLabel);
  return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first),
                     [&](const Word& word) { return is_before_colon(source.text(), word.span.end); });
}

/// Whether there is a source, and a segment has more sentences than it.
bool has_more_sentences(const Context& context, std::uint32_t segment) {
  return context.has_source() &&
         context.target().sentences(segment).size() > context.source()->sentence_count(context.source_of(segment));
}

/// The clutter of a segment: by its phrases, else by its words.
std::vector<ClutterPiece> pieces_of(const Context& context, ClutterSearch& phrases,
                                    const std::optional<WebLines>& lines, std::uint32_t segment) {
  std::vector<ClutterPiece> found = phrases.in_segment(segment);
  if (!found.empty() && source_has_clutter(context, segment)) return {};
  std::erase_if(found, [&](const ClutterPiece& piece) {
    return (piece.label && source_has_label(context, segment)) ||
           (piece.doubtful && !has_more_sentences(context, segment));
  });
  if (found.empty() && lines) found = lines->in_segment(segment);
  return found;
}

/// All clutter of the target, neighbours of one paragraph joined.
std::vector<ClutterPiece> find_pieces(const Context& context) {
  const DocumentView& target = context.target();
  const ClutterData& data = context.resources().clutter(target.language());
  std::vector<ClutterPiece> all;
  if (data.empty()) return all;
  ClutterSearch phrases(target, context.resources(), context.has_source());
  std::optional<WebLines> lines;
  if (context.has_source()) lines.emplace(context);
  std::uint32_t last_segment = 0;
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    for (ClutterPiece& piece : pieces_of(context, phrases, lines, segment)) {
      const bool same_paragraph =
          !all.empty() && target.segment(last_segment).paragraph == target.segment(segment).paragraph;
      const bool adjacent =
          same_paragraph &&
          text::trim(target.text().substr(all.back().span.end, piece.span.begin - all.back().span.end)).empty();
      if (adjacent) {
        all.back().span.end = piece.span.end;
      } else {
        all.push_back(std::move(piece));
      }
      last_segment = segment;
    }
  }
  return all;
}

/// Words that stand by themselves before or behind the sentences of a segment.
void find_stray_lines(const Context& context, std::uint32_t segment, Findings& findings) {
  const auto report = [&](std::optional<text::Span> line, std::string_view where) {
    if (!line || findings.covers(Family::kClutter, *line)) return;
    findings.add({.code = "stray-line",
                  .confidence = 0.7,
                  .message = fmt::format(
                      "a few words without a final mark {} sentence, and nothing like them in the source", where),
                  .target = *line});
  };
  report(stray_beginning(context, segment), "before the first");
  report(stray_end(context, segment), "behind the last");
}

/// Whether a paragraph holds, and with its neighbours leaves, a quotation that runs on.
struct QuotationState {
  bool any = false, begins_open = false, left_open = false, closes_earlier = false;
};

QuotationState quotation_state(const DocumentView& view, text::SegmentRange paragraph) {
  const text::Span span = text::span_of(view.document(), paragraph);
  QuotationState state;
  for (const PairedMark& mark : find_quotes(view, span)) {
    state.any = true;
    state.begins_open = state.begins_open || (mark.opens && mark.span.begin == span.begin);
    const bool lone = mark.partner == PairedMark::kNone;
    state.left_open = state.left_open || (lone && mark.opens);
    state.closes_earlier = state.closes_earlier || (lone && !mark.opens);
  }
  return state;
}

void find_interrupted_quote(const Context& context, text::Span clutter, Findings& findings) {
  const DocumentView& target = context.target();
  const auto& paragraphs = target.paragraphs();
  const std::uint32_t number = target.segment(target.document().segment_at(clutter.begin)).paragraph;
  const auto here = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](text::SegmentRange range) {
    return target.segment(range.begin).paragraph < number;
  });
  if (here == paragraphs.end() || here == paragraphs.begin() || std::next(here) == paragraphs.end()) return;
  // The clutter must be the whole paragraph.
  if (text::span_of(target.document(), *here).size() > clutter.size()) return;
  const QuotationState left = quotation_state(target, *std::prev(here));
  const QuotationState right = quotation_state(target, *std::next(here));
  if (!left.left_open && !(left.any && (right.begins_open || right.closes_earlier))) return;
  findings.add({.code = "quote-interrupted",
                .confidence = 0.8,
                .message = "this line stands between two parts of a quotation",
                .target = clutter});
}

}  // namespace

void find_clutter(const Context& context, Findings& findings) {
  for (const ClutterPiece& piece : find_pieces(context)) {
    findings.add({.code = "web-clutter",
                  .confidence = 0.9,
                  .message = fmt::format("a line of a web page ({}), no part of the text", piece.kind),
                  .target = piece.span});
    find_interrupted_quote(context, piece.span, findings);
  }
  if (!context.has_source()) return;
  for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment) {
    if (context.target().segment(segment).linkable) find_stray_lines(context, segment, findings);
  }
}

}  // namespace tolmach::check::detail
