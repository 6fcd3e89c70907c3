#include "check/detail/clutter/stray_lines.h"

#include <algorithm>
#include <span>

#include "check/detail/characters/characters.h"
#include "check/detail/clutter/clutter_piece.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestStray = 12;    // words
constexpr std::uint32_t kShortestSmall = 2;  // letters of a small word that begins a sentence: "Vitamin A is"

/// Whether white space alone stands between two words.
bool are_adjacent(std::string_view text, const Word& a, const Word& b) {
  return text::trim(text.substr(a.span.end, b.span.begin - a.span.end)).empty();
}

bool has_word(const DocumentView& view, text::SegmentRange range, const Word& word) {
  for (std::uint32_t index = range.begin; index < range.end; ++index)
    if (std::ranges::any_of(view.words(index), [&](const Word& one) { return one.reading == word.reading; }))
      return true;
  return false;
}

/// Whether a word begins a sentence without a mark before it: a small word of the language with a capital, which is
/// neither the end of a name nor an abbreviation.
bool begins_sentence(const Context& context, const std::vector<Word>& words, std::size_t at) {
  const DocumentView& target = context.target();
  const Word &before = words[at - 1], &word = words[at], &behind = words[at + 1];
  if (!word.capital || word.length < kShortestSmall || !behind.small) return false;
  const FunctionWords::Set own = context.resources().function_words().only(target.language());
  if ((word.facts->small_word & own) == 0 || (before.facts->small_word & own) != 0) return false;
  if ((words.front().facts->small_word & own) != 0 || (before.capital && at > 1)) return false;
  const std::u32string letters = text::code_points(word.span.of(target.text()));
  if (text::is_upper(letters[1]) || !are_adjacent(target.text(), word, behind)) return false;
  return !target.profile().inner_capitals.contains(word.folded);
}

}  // namespace

std::optional<text::Span> stray_end(const Context& context, std::uint32_t segment) {
  const DocumentView& target = context.target();
  const auto bead = context.bead_of_target(segment);
  if (!bead || !context.alignment()[*bead].is_link()) return std::nullopt;
  // Behind the last mark of the segment there are no words: so it is with nearly all.
  if (final_mark(target.text(), target.segment(segment).span).kind != 0) return std::nullopt;
  const std::vector<text::Span>& pieces = target.sentences(segment);
  if (pieces.size() < 2 || final_mark(target.text(), pieces.back()).kind != 0) return std::nullopt;
  const DocumentView& source = *context.source();
  const text::Span original = text::span_of(source.document(), context.alignment()[*bead].source);
  if (final_mark(source.text(), original).kind == 0 ||
      source.sentence_count(context.alignment()[*bead].source) >= pieces.size())
    return std::nullopt;
  const std::size_t words = words_in(target, segment, pieces.back()).size();
  if (words == 0 || words > kLongestStray) return std::nullopt;
  return pieces.back();
}

std::optional<text::Span> stray_beginning(const Context& context, std::uint32_t segment) {
  const DocumentView& target = context.target();
  const std::vector<Word>& words = target.words(segment);
  const std::size_t last = std::min(words.size(), kLongestStray + 2);
  for (std::size_t at = 1; at + 1 < last; ++at) {
    if (!begins_sentence(context, words, at)) continue;
    for (std::size_t i = 1; i <= at; ++i)
      if (!are_adjacent(target.text(), words[i - 1], words[i])) return std::nullopt;
    const text::SegmentRange range = context.source_of(segment);
    if (range.empty() || has_word(*context.source(), range, words[at])) return std::nullopt;
    return text::Span{words.front().span.begin, words[at - 1].span.end};
  }
  return std::nullopt;
}

}  // namespace tolmach::check::detail
