#include "check/detail/completeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "check/detail/characters.h"
#include "check/detail/pieces.h"

namespace tolmach::check::detail {
namespace {

/// How often a word has something on the other side that may translate it: where its translation is there, and by
/// chance where it is not. Measured on translated news, 16 directions.
struct Chance {
  double translated, by_chance;
};
constexpr std::array<Chance, 5> kChances = {{{0.90, 0.10}, {0.70, 0.06}, {0.57, 0.13}, {0.15, 0.01}, {0.02, 0.005}}};
/// Names are hard to recognise in a script without letters, or without vowels.
constexpr double kNameInOtherScript = 0.3;

/// A known word is translated as often as its concept is, but tells at least a little and is never sure.
constexpr double kLeastTold = 0.03, kSurestKnown = 0.85;

constexpr double kMostByLength = 6;      // log odds that lengths alone may give a part
constexpr double kLargestShare = 0.85;   // of a side that may be missing
constexpr std::size_t kFewestWords = 2;  // of a part

/// A bead seen from the side that may have too much.
struct Sides {
  const DocumentView& fuller;
  const DocumentView& other;
  text::SegmentRange fuller_segments, other_segments;
};

/// What tells of a leftover.
struct Signs {
  double shortness = 0;             ///< standard deviations by which the other side is too short
  double sentences = 0, marks = 0;  ///< that the fuller side has more
};

/// A run of words and the log odds that it has no counterpart.
struct Part {
  std::size_t begin = 0, end = 0;
  double odds = -9;
};

struct Parts {
  Part any, clause;  ///< the likeliest part, and the likeliest from mark to mark
};

/// Marks that part clauses.
int clause_marks(std::string_view text, text::Span span) noexcept {
  int count = 0;
  char32_t last = 0;
  for (std::size_t at = span.begin; at < span.end;) {
    const char32_t c = text::next_code_point(text, at);
    const char32_t before = std::exchange(last, c);
    if (c > U';' && c < kFirstMarkBeyondAscii) continue;
    const char32_t kind = mark_class(c);
    const bool in_number = text::is_digit(before) && text::is_digit(after(text, static_cast<std::uint32_t>(at)));
    const bool dash = (c == U'–' || c == U'—' || c == U'-') && before == U' ';
    if (((kind == U',' || kind == U';' || kind == U':') && !in_number) || dash) ++count;
  }
  return count;
}

double more_sentences(const Sides& sides) {
  const auto count = [](const DocumentView& view, text::SegmentRange range) {
    const bool one = range.size() == 1;
    return static_cast<double>(one ? view.sentences(range.begin).size()
                                   : sentence_pieces(view.text(), text::span_of(view.document(), range)).size());
  };
  return std::clamp(count(sides.fuller, sides.fuller_segments) - count(sides.other, sides.other_segments), -2.0, 2.0);
}

double more_marks(const Sides& sides) {
  const auto count = [](const DocumentView& view, text::SegmentRange range) {
    return static_cast<double>(clause_marks(view.text(), text::span_of(view.document(), range)));
  };
  return std::clamp(count(sides.fuller, sides.fuller_segments) - count(sides.other, sides.other_segments), -3.0, 3.0);
}

bool has_vowels(text::Script script) noexcept {
  return script == text::Script::kLatin || script == text::Script::kCyrillic || script == text::Script::kGreek;
}

Chance chance_of(const CoveredWord& word, bool hard_names) {
  Chance chance = kChances.at(static_cast<std::size_t>(word.kind));
  if (hard_names && word.kind == WordKind::kName) chance.translated = kNameInOtherScript;
  if (word.kind == WordKind::kKnown)
    chance.translated = std::clamp(word.share, chance.by_chance + kLeastTold, kSurestKnown);
  return chance;
}

/// The part of `words` whose absence from the other side explains most: what its words say, and the lengths.
/// @param shortness of the other side, in standard deviations; `deviation` of its logarithm
Parts likeliest_parts(const std::vector<CoveredWord>& words, double shortness, double deviation, bool hard_names) {
  const std::size_t n = words.size();
  std::vector<double> length(n + 1, 0), lexical(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const Chance chance = chance_of(words[i], hard_names);
    length[i + 1] = length[i] + words[i].length;
    lexical[i + 1] = lexical[i] + (words[i].covered ? std::log(chance.by_chance / chance.translated)
                                                    : std::log((1 - chance.by_chance) / (1 - chance.translated)));
  }
  Parts best;
  const double most_by_length = std::min(shortness * shortness / 2, kMostByLength);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + kFewestWords; j <= n; ++j) {
      const double share = (length[j] - length[i]) / length[n];
      if (share > kLargestShare || (i == 0 && j == n)) break;
      const bool clause = words[i].behind_mark && (j == n || words[j].behind_mark);
      // Most parts can't be the likeliest, whatever their lengths say.
      if (const double most = most_by_length + lexical[j] - lexical[i];
          most <= best.any.odds && !(clause && most > best.clause.odds))
        continue;
      const double after = shortness + std::log(1 - share) / deviation;
      const double by_length = std::clamp((shortness * shortness - after * after) / 2, -kMostByLength, kMostByLength);
      const double odds = by_length + lexical[j] - lexical[i];
      if (odds > best.any.odds) best.any = {i, j, odds};
      if (clause && odds > best.clause.odds) best.clause = {i, j, odds};
    }
  }
  return best;
}

/// Weights of a logistic model, in the order of Signs and Parts. Fitted to translated news of 16 directions with a
/// sentence or clause taken out or a foreign sentence put in (1 in 10 and 1 in 16 rows); each language was judged by
/// weights fitted without it before. The biases were then lowered a little: a false alarm costs more than a find.
struct Weights {
  double bias, shortness, sentences, marks, part, other_part, clause, other_clause;
};
constexpr Weights kMissing = {-6.15, 0.25, -0.31, 0, 0.70, -0.19, 0.08, -0.16};
constexpr Weights kAdded = {-7.6, 0, 3.49, -0.71, 0.55, -0.17, 0.21, -0.33};
/// Below this shortness nothing was ever found that was right; a sentence more makes up for some of it.
constexpr double kLeastShortness = 1.2, kLeastWithSentence = 0;

double probability(const Weights& w, const Signs& signs, const Parts& parts, const Parts& others) {
  const double odds = w.bias + w.shortness * signs.shortness + w.sentences * signs.sentences + w.marks * signs.marks +
                      w.part * parts.any.odds + w.other_part * others.any.odds + w.clause * parts.clause.odds +
                      w.other_clause * others.clause.odds;
  return 1 / (1 + std::exp(-odds));
}

/// @param fuller, other the words of the two sides
std::optional<Leftover> leftover(const Sides& sides, const Weights& weights, const Signs& signs, double deviation,
                                 const std::vector<CoveredWord>& fuller, const std::vector<CoveredWord>& other) {
  if (fuller.size() < kFewestWords) return std::nullopt;
  const bool hard_names = !has_vowels(sides.fuller.script()) || !has_vowels(sides.other.script());
  const Parts parts = likeliest_parts(fuller, signs.shortness, deviation, hard_names);
  const Parts others = likeliest_parts(other, -signs.shortness, deviation, hard_names);
  const Part& part = parts.clause.odds > 0 ? parts.clause : parts.any;
  if (part.end == part.begin) return std::nullopt;
  return Leftover{{fuller[part.begin].span.begin, fuller[part.end - 1].span.end},
                  probability(weights, signs, parts, others)};
}

}  // namespace

Completeness::Completeness(const Context& context) : context_(context), balance_(context) {}

std::optional<Leftover> Completeness::missing(const align::Bead& bead) const {
  const double source = context_.source()->length(bead.source), target = context_.target().length(bead.target);
  const double shortness = -balance_.surplus(source, target);
  if (shortness < kLeastShortness) return std::nullopt;
  const Sides sides{*context_.source(), context_.target(), bead.source, bead.target};
  const Coverage coverage = coverage_of(context_, bead);
  const Signs signs{shortness, more_sentences(sides), more_marks(sides)};
  return leftover(sides, kMissing, signs, balance_.deviation(source, target), coverage.source, coverage.target);
}

std::optional<Leftover> Completeness::added(const align::Bead& bead) const {
  const double source = context_.source()->length(bead.source), target = context_.target().length(bead.target);
  const double shortness = balance_.surplus(source, target);
  if (shortness < kLeastWithSentence) return std::nullopt;
  const Sides sides{context_.target(), *context_.source(), bead.target, bead.source};
  const double sentences = more_sentences(sides);
  if (sentences <= 0 && shortness < kLeastShortness) return std::nullopt;
  const Signs signs{shortness, sentences, more_marks(sides)};
  const Coverage coverage = coverage_of(context_, bead);
  return leftover(sides, kAdded, signs, balance_.deviation(source, target), coverage.target, coverage.source);
}

}  // namespace tolmach::check::detail
