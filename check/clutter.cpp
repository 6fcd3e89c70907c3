#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/marks/pieces.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestClutter = 25;  // words: what is longer is a sentence that happens to hold a phrase
constexpr std::size_t kFewestOfTitle = 3;    // capitals that a short line may have beyond half of its words
constexpr std::size_t kFewestIdeographs = 4;
constexpr std::size_t kSurePhrase = 3;    // words
constexpr std::size_t kLongestStray = 4;  // words of a line that is reported for its place alone

/// A sentence or line that is clutter, and of which kind.
struct ClutterPiece {
  text::Span span;
  std::string kind;
};

using Words = std::span<const Word>;

/// The words of a segment that stand within a piece of it.
Words words_in(const DocumentView& view, std::uint32_t segment, text::Span piece) {
  const std::vector<Word>& all = view.words(segment);
  const auto first = std::lower_bound(all.begin(), all.end(), piece.begin,
                                      [](const Word& one, std::uint32_t begin) { return one.span.begin < begin; });
  const auto behind = std::find_if(first, all.end(), [&](const Word& word) { return word.span.end > piece.end; });
  return {first, behind};
}

bool is_caseless(const Word& word) noexcept {
  return word.script == text::Script::kHan || word.script == text::Script::kKana;
}

/// Whether some phrase may begin with a word.
/// @param first whether a line may begin with the word, whatever its capital says: most phrases stand nowhere else
bool begins_phrase(const Word& word, bool first, const Phrases& phrases) {
  const bool begins =
      word.facts->answers(WordFacts::kBeginsPhrase, [&] { return phrases.may_begin_with(word.folded); });
  return begins && (first || !word.small || is_caseless(word) || word.facts->answers(WordFacts::kGoesOnWithPhrase, [&] {
           return phrases.may_go_on_with(word.folded);
         }));
}

/// What a line of a web page may be told by. Capitals tell little in a heading that has them everywhere.
Phrases::Line line_of(Words words, const Phrases& phrases, bool has_source) {
  Phrases::Line line;
  const auto capitals = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return word.capital; }));
  const bool told_by_capitals = capitals * 2 <= words.size() + kFewestOfTitle;
  line.fewest_glued = has_source ? 1 : 2;
  line.words.reserve(words.size());
  for (const Word& word : words) {
    const bool begins_line = (word.capital && told_by_capitals) || (is_caseless(word) && has_source);
    line.words.push_back({word.folded, begins_line, begins_phrase(word, line.words.empty(), phrases)});
    if (is_caseless(word)) line.fewest_glued = kFewestIdeographs;
  }
  return line;
}

/// Looks for web clutter in a text, segment by segment.
class ClutterSearch {
 public:
  /// @param has_source whether there is a source that would say the same if it were part of the text
  ClutterSearch(const DocumentView& view, const Phrases& phrases, bool has_source)
      : view_(view), phrases_(phrases), has_source_(has_source) {}

  [[nodiscard]] std::vector<ClutterPiece> in_segment(std::uint32_t segment) {
    std::vector<ClutterPiece> found;
    if (!view_.segment(segment).linkable || !may_have_phrase(segment)) return found;
    enclosed_.reset();
    for (const text::Span piece : view_.sentences(segment)) {
      if (auto clutter = in_piece(segment, piece)) found.push_back(std::move(*clutter));
    }
    return found;
  }

 private:
  /// Whether nothing but a space stands between two words: the second one begins no sentence.
  [[nodiscard]] bool follows(const Word& word, const Word& next) const {
    const std::uint32_t end = word.span.end;
    return end == next.span.begin || (end + 1 == next.span.begin && view_.text()[end] == ' ');
  }

  /// Most sentences have no word that any phrase begins with.
  [[nodiscard]] bool may_have_phrase(std::uint32_t segment) const {
    if (!view_.may_have(WordFacts::kBeginsPhrase, segment)) return false;
    const std::vector<Word>& words = view_.words(segment);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
      return (word.facts->may & WordFacts::kBeginsPhrase) != 0 &&
             begins_phrase(word, &word == words.data() || !follows(*std::prev(&word), word), phrases_);
    });
  }

  /// Whether a phrase is quoted. Marks around all words of a line are an ornament, "(Read more)", "» Read more »",
  /// unless the line translates one.
  [[nodiscard]] bool is_quoted(std::uint32_t segment, text::Span phrase) {
    if (!enclosed_) enclosed_ = enclosed_stretches(view_, view_.segment(segment).span);
    const std::vector<Word>& words = view_.words(segment);
    const bool ornament = !has_source_ && is_within(*enclosed_, {words.front().span.begin, words.back().span.end});
    return !ornament && is_within(*enclosed_, phrase);
  }

  [[nodiscard]] std::optional<ClutterPiece> in_piece(std::uint32_t segment, text::Span piece) {
    const Words words = words_in(view_, segment, piece);
    const auto begins = [&](const Word& word) { return begins_phrase(word, &word == words.data(), phrases_); };
    if (std::none_of(words.begin(), words.end(), begins)) return std::nullopt;
    const Phrases::Line line = line_of(words, phrases_, has_source_);
    const auto match = phrases_.find(line);
    if (!match) return std::nullopt;
    const text::Span phrase{words[match->begin].span.begin, words[match->end - 1].span.end};
    if (is_quoted(segment, phrase)) return std::nullopt;
    if (match->glued) {
      const bool label = match->begin == 0 && mark_class(after(view_.text(), phrase.end)) == U':';
      if (label) return ClutterPiece{piece, std::string(match->kind)};  // READ MORE: City opens bridge
      const bool last = match->begin > 0;
      return ClutterPiece{{phrase.begin, last ? piece.end : phrase.end}, std::string(match->kind)};
    }
    // A label has no full stop: "No comment." is a sentence.
    if (match->line && final_mark(view_.text(), piece).kind == U'.') return std::nullopt;
    // A phrase at the end of a long sentence is a link that was glued to it; elsewhere in one it is part of the text.
    const bool at_end = match->end == words.size() && final_mark(view_.text(), piece).kind == 0;
    const auto words_matched = match->end - match->begin;
    if (words.size() > kLongestClutter && !at_end) {
      // At the beginning of one, a sure phrase before a capital is a link too.
      const bool glued = has_source_ && match->begin == 0 && words_matched >= kSurePhrase && words[match->end].capital;
      if (glued) return ClutterPiece{phrase, std::string(match->kind)};
      return std::nullopt;
    }
    const bool whole = words.size() <= kLongestClutter && (match->begin == 0 || !at_end);
    return ClutterPiece{whole ? piece : text::Span{words[first_of_link(line, match->begin)].span.begin, piece.end},
                        std::string(match->kind)};
  }

  /// Where the link begins that ends with a phrase: at the phrase, or at a capital not far before one that begins small
  /// ("Sign up | for our newsletter").
  static std::size_t first_of_link(const Phrases::Line& line, std::size_t phrase) noexcept {
    constexpr std::size_t kFarthest = 4;  // words
    for (std::size_t back = 0; back <= std::min(kFarthest, phrase); ++back)
      if (line.words[phrase - back].begins_line) return phrase - back;
    return phrase;
  }

  const DocumentView& view_;
  const Phrases& phrases_;
  bool has_source_;
  std::optional<std::vector<text::Span>> enclosed_;  ///< stretches of the segment that is looked at
};

/// Whether the source of a segment has clutter too: then it was translated, not added.
bool source_has_clutter(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  if (range.empty()) return false;
  const DocumentView& source = *context.source();
  ClutterSearch search(source, context.resources().clutter(source.language()), true);
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    if (!search.in_segment(index).empty()) return true;
  }
  return false;
}

/// All clutter of the target, neighbours of one paragraph joined.
std::vector<ClutterPiece> find_pieces(const Context& context) {
  const DocumentView& target = context.target();
  const Phrases& phrases = context.resources().clutter(target.language());
  std::vector<ClutterPiece> all;
  if (phrases.empty()) return all;
  ClutterSearch search(target, phrases, context.has_source());
  std::uint32_t last_segment = 0;
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    std::vector<ClutterPiece> found = search.in_segment(segment);
    if (found.empty() || source_has_clutter(context, segment)) continue;
    for (ClutterPiece& piece : found) {
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

/// A few words without a final mark behind the last finished sentence of a segment whose source ends with that
/// sentence: link text, whatever it says.
void find_stray_line(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const auto bead = context.bead_of_target(segment);
  if (!bead || !context.alignment()[*bead].is_link()) return;
  // Behind the last mark of the segment there are no words: so it is with nearly all.
  if (final_mark(target.text(), target.segment(segment).span).kind != 0) return;
  const std::vector<text::Span>& pieces = target.sentences(segment);
  if (pieces.size() < 2 || final_mark(target.text(), pieces.back()).kind != 0) return;
  const DocumentView& source = *context.source();
  const text::Span original = text::span_of(source.document(), context.alignment()[*bead].source);
  if (final_mark(source.text(), original).kind == 0 || sentence_pieces(source.text(), original).size() >= pieces.size())
    return;
  const std::size_t words = words_in(target, segment, pieces.back()).size();
  if (words == 0 || words > kLongestStray || findings.covers(Family::kClutter, pieces.back())) return;
  findings.add(
      {.code = "stray-line",
       .confidence = 0.7,
       .message = "a few words without a final mark behind the last sentence, and nothing like them in the source",
       .target = pieces.back()});
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
    if (context.target().segment(segment).linkable) find_stray_line(context, segment, findings);
  }
}

}  // namespace tolmach::check::detail
