#include "check/detail/clutter/clutter_search.h"

#include <algorithm>

#include "check/detail/characters/characters.h"
#include "check/detail/characters/scripts.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestClutter = 25;  // words: what is longer is a sentence that happens to hold a phrase
constexpr std::size_t kFewestOfTitle = 3;    // capitals that a short line may have beyond half of its words
constexpr std::size_t kFewestIdeographs = 4;
constexpr std::size_t kShortestSentence = 5;  // times the words of a phrase that may be glued to it
constexpr std::size_t kFewestCaseless = 2;    // words
constexpr std::size_t kFewestClauses = 1;     // of a script with spaces between clauses alone
constexpr double kMostOfSentence = 0.6;       // of its words: what has fewer of a phrase may be a sentence of the text
constexpr double kMostOfLoneSentence = 0.4;   // the same in a text alone
constexpr std::size_t kSurePhrase = 3;        // words
constexpr std::size_t kFarthestCapital = 12;  // words from a sure phrase to where the text begins

/// Where a link ends that begins with a phrase and was glued to the sentence behind it: there a word begins a line.
/// @param phrase where the phrase ends
/// @return 0 where the sentence goes on
std::size_t end_of_glued(const Phrases::Line& line, std::size_t phrase) noexcept {
  if (phrase < line.fewest_glued || line.whole_glued) return 0;
  const std::size_t farthest = phrase < kSurePhrase ? 0 : kFarthestCapital;
  for (std::size_t end = phrase; end < std::min(line.words.size(), phrase + farthest + 1); ++end)
    if (line.words[end].begins_line) return end;
  return 0;
}

/// Where the link begins that ends with a phrase: at the phrase, or at a capital not far before one that begins small
/// ("Sign up | for our newsletter").
std::size_t first_of_link(const Phrases::Line& line, std::size_t phrase) noexcept {
  constexpr std::size_t kFarthest = 4;  // words
  for (std::size_t back = 0; back <= std::min(kFarthest, phrase); ++back)
    if (line.words[phrase - back].begins_line) return phrase - back;
  return phrase;
}

}  // namespace

std::vector<ClutterPiece> ClutterSearch::in_segment(std::uint32_t segment) {
  std::vector<ClutterPiece> found;
  if (!view_.segment(segment).linkable) return found;
  enclosed_.reset();
  for (const text::Span piece : view_.sentences(segment)) {
    if (auto clutter = in_piece(segment, piece)) found.push_back(std::move(*clutter));
  }
  return found;
}

bool ClutterSearch::may_have_phrase(std::span<const Word> words) const {
  return std::ranges::any_of(words, [&](const Word& word) {
    const std::uint8_t signs = clutter_signs(word, data_);
    if ((signs & ClutterData::kBeginsPhrase) == 0) return false;
    const bool may_begin_line = word.capital || &word == words.data() || !has_capitals(word.script);
    return may_begin_line || (signs & ClutterData::kBeginsWithin) != 0;
  });
}

Phrases::Line ClutterSearch::line_of(std::span<const Word> words) const {
  Phrases::Line line{.text = view_.text(), .words = {}};
  // Capitals tell little in a heading that has them everywhere.
  const auto capitals =
      static_cast<std::size_t>(std::ranges::count_if(words, [](const Word& word) { return word.capital; }));
  const bool told_by_capitals = capitals * 2 <= words.size() + kFewestOfTitle;
  line.fewest_glued = has_source_ ? 1 : 2;
  line.has_labels = has_source_;
  line.words.reserve(words.size());
  for (const Word& word : words) {
    const bool caseless = !word.number && !has_capitals(word.script);
    const bool unspaced = caseless && is_unspaced(word.script);
    const bool clause = word.script == text::Script::kThai;
    const bool behind_gap = unspaced && before(view_.text(), word.span.begin) == U' ';
    const bool told = word.capital && told_by_capitals;
    // Endings in kana let a phrase go on: シェアする人.
    const bool may_go_on = view_.script() == text::Script::kKana && !behind_gap;
    line.words.push_back({.folded = word.folded,
                          .begins_line = told || (caseless && has_source_ && !may_go_on),
                          .begins_phrase = (clutter_signs(word, data_) & ClutterData::kBeginsPhrase) != 0,
                          .span = word.span,
                          .apart = told || behind_gap});
    if (!caseless) continue;
    line.whole_glued = !unspaced;
    line.fewest_glued = unspaced ? kFewestIdeographs : clause ? kFewestClauses : kFewestCaseless;
  }
  return line;
}

bool ClutterSearch::is_quoted(std::uint32_t segment, text::Span phrase) {
  if (!enclosed_) enclosed_ = enclosed_stretches(view_, view_.segment(segment).span);
  const std::vector<Word>& words = view_.words(segment);
  const bool ornament = !has_source_ && is_within(*enclosed_, {words.front().span.begin, words.back().span.end});
  return !ornament && is_within(*enclosed_, phrase);
}

bool ClutterSearch::may_be_sentence(std::span<const Word> words, const Phrases::Line& line,
                                    const Phrases::Match& match) const {
  const auto share = static_cast<double>(match.end - match.begin) / static_cast<double>(words.size());
  if (share >= (has_source_ ? kMostOfSentence : kMostOfLoneSentence)) return false;
  if (!has_source_ || match.begin > 0 || line.whole_glued || match.end < line.fewest_glued) return true;
  // "See also The bridge was opened": a capital that is no name's says that a sentence begins behind the phrase.
  const std::size_t last = std::min(words.size(), match.end + kFarthestCapital);
  for (std::size_t at = match.end; at < last; ++at)
    if (line.words[at].apart && (is_everyday(words[at]) || (at == match.end && !nouns_have_capitals()))) return false;
  return true;
}

bool ClutterSearch::nouns_have_capitals() const {
  return view_.profile().inner_capitals.contains("*");
}

bool ClutterSearch::is_everyday(const Word& word) const {
  const FunctionWords::Set own = resources_.function_words().only(view_.language());
  return (word.facts->small_word & own) != 0 ||
         (!nouns_have_capitals() && !resources_.word_book().concepts(*word.facts).empty());
}

std::optional<ClutterPiece> ClutterSearch::in_piece(std::uint32_t segment, text::Span piece) {
  const std::span<const Word> words = words_in(view_, segment, piece);
  if (!may_have_phrase(words)) return std::nullopt;
  const Phrases::Line line = line_of(words);
  const auto match = data_.phrases().find(line);
  if (!match) return std::nullopt;
  const text::Span phrase{words[match->begin].span.begin, words[match->end - 1].span.end};
  if (is_quoted(segment, phrase)) return std::nullopt;
  const auto piece_of = [&](text::Span span, bool doubtful = false) {
    return ClutterPiece{.span = span, .kind = std::string(match->kind), .label = match->label, .doubtful = doubtful};
  };
  if (match->glued) {
    const bool label = match->begin == 0 && is_before_colon(view_.text(), phrase.end);
    if (label) return piece_of(piece);  // READ MORE: City opens bridge
    if (match->begin > 0) return piece_of({phrase.begin, piece.end});
    // Where no capital says that a sentence begins behind the phrase, a short one may go on with it.
    const bool told = line.fewest_glued == 1 || line.words[match->end].apart;
    return piece_of(phrase, !told && words.size() < kShortestSentence * line.fewest_glued);
  }
  // A label has no full stop: "No comment." is a sentence.
  if (match->line && final_mark(view_.text(), piece).kind == U'.') return std::nullopt;
  // A phrase at the end of a long sentence is a link that was glued to it; elsewhere in one it is part of the text.
  const bool at_end = match->end == words.size() && final_mark(view_.text(), piece).kind == 0;
  if (words.size() > kLongestClutter && !at_end) {
    const std::size_t end = match->begin == 0 && has_source_ ? end_of_glued(line, match->end) : 0;
    if (end == 0) return std::nullopt;
    return piece_of({phrase.begin, words[end - 1].span.end});
  }
  const bool whole = words.size() <= kLongestClutter && (match->begin == 0 || !at_end);
  const bool doubtful =
      !match->label && final_mark(view_.text(), piece).kind != 0 && may_be_sentence(words, line, *match);
  return piece_of(whole ? piece : text::Span{words[first_of_link(line, match->begin)].span.begin, piece.end}, doubtful);
}

}  // namespace tolmach::check::detail
