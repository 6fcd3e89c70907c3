#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "check/detail/characters/scripts.h"
#include "check/detail/completeness/concept_set.h"
#include "check/detail/completeness/coverage.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// What a word adds to the log odds that the two sides are no translations of each other: when something on the other
/// side may translate it, and when nothing does.
struct Weight {
  double covered, lone;
};
/// By kind of word (number, name, known, long, short). A logistic model, fitted to translated news of 16 directions
/// where 1 row in 33 had the translation of its neighbour, the others all kinds of smaller damage; each language was
/// judged by weights fitted without it before.
constexpr std::array<Weight, 5> kWeights = {
    {{-1.005, 0.515}, {-0.374, 0.342}, {-0.555, 0.265}, {-0.323, 0.021}, {-0.267, 0.003}}};
constexpr double kBias = -3.50;
/// Names can't be compared in a script without letters or vowels: there they are left out.
constexpr double kBiasWithoutNames = -4.46;
/// Wrong segments are rarer in life than in the rows that the model was fitted to.
constexpr double kRarity = 1;
/// Log odds of a neighbour that is the right one, and what it then adds to those of the wrong one.
constexpr double kFits = -4, kNeighbourFits = 2;

/// A quick look at the words of a bead, for those that are no translations of each other must be found among many that
/// are: concepts, and numbers and names that are equal. Every other word counts as one that nothing stands for.
class QuickLook {
 public:
  explicit QuickLook(const Context& context) : context_(context) {}

  /// Whether the words may add as much to the log odds of a mismatch; but names that are equal speak for the bead where
  /// others can't be compared too ("CBS" in Chinese).
  [[nodiscard]] bool may_add(double least, const align::Bead& bead) {
    collect(*context_.source(), bead.source, source_);
    collect(context_.target(), bead.target, target_);
    const double of_source = sum(source_, target_);
    return of_source + most(target_) >= least && of_source + sum(target_, source_) >= least;
  }

 private:
  struct Known {
    WordKind kind;
    Concepts concepts;
  };
  /// A number, or a name without concepts.
  struct Plain {
    WordKind kind;
    std::uint32_t reading;  ///< equal for those that are written alike
  };
  struct Side {
    std::vector<Known> words;
    ConceptSet concepts;  ///< of all words
    std::vector<Plain> numbers_and_names;
    std::size_t numbers = 0, names = 0, others = 0;
  };

  void collect(const DocumentView& view, text::SegmentRange range, Side& side) const {
    WordBook& book = context_.resources().word_book();
    side.words.clear();
    side.concepts.clear();
    side.numbers_and_names.clear();
    side.numbers = side.names = side.others = 0;
    std::size_t words = 0;
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment) words += view.words(segment).size();
    side.words.reserve(words);
    side.numbers_and_names.reserve(words);
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
      for (const Word& word : view.words(segment)) {
        if (word.number) {
          side.numbers_and_names.push_back({WordKind::kNumber, word.reading});
          ++side.numbers;
          continue;
        }
        const Concepts concepts = book.concepts(*word.facts);
        if (!concepts.empty()) {
          for (const std::uint32_t one : concepts) side.concepts.insert(one);
          side.words.push_back({word.capital ? WordKind::kName : WordKind::kKnown, concepts});
        } else if (word.capital) {
          side.numbers_and_names.push_back({WordKind::kName, word.reading});
          ++side.names;
        } else {
          ++side.others;
        }
      }
    }
  }

  static double weight(WordKind kind, bool covered) {
    const Weight& both = kWeights.at(static_cast<std::size_t>(kind));
    return covered ? both.covered : both.lone;
  }

  /// No less than what the words of a side may add: nothing stands for any of them, and no word weighs more than
  /// a name.
  static double most(const Side& side) {
    const auto words = static_cast<double>(side.words.size() + side.names);
    return static_cast<double>(side.numbers) * weight(WordKind::kNumber, false) +
           words * weight(WordKind::kName, false) + static_cast<double>(side.others) * weight(WordKind::kLong, false) +
           1e-6;  // for what rounding takes
  }

  static double sum(const Side& side, const Side& other) {
    double sum = static_cast<double>(side.others) * weight(WordKind::kLong, false);
    for (const WordKind kind : {WordKind::kNumber, WordKind::kName}) {
      for (const Plain& word : side.numbers_and_names) {
        if (word.kind != kind) continue;
        const bool covered =
            std::any_of(other.numbers_and_names.begin(), other.numbers_and_names.end(),
                        [&](const Plain& one) { return one.kind == kind && one.reading == word.reading; });
        sum += weight(kind, covered);
      }
    }
    for (const Known& word : side.words) {
      const bool covered = std::any_of(word.concepts.begin(), word.concepts.end(),
                                       [&](std::uint32_t one) { return other.concepts.contains(one); });
      sum += weight(word.kind, covered);
    }
    return sum;
  }

  const Context& context_;
  Side source_, target_;
};

class SegmentMatch {
 public:
  explicit SegmentMatch(const Context& context)
      : context_(context),
        quick_(context),
        has_names_(has_vowels(context.source()->script()) && has_vowels(context.target().script())) {}

  /// Log odds that the sides of a bead are no translations of each other, with an allowance for those of the beads
  /// beside it that fit better. Nothing where a quick look finds enough in common.
  [[nodiscard]] std::optional<double> mismatch(std::uint32_t number) {
    const align::Alignment& alignment = context_.alignment();
    const align::Bead& bead = alignment[number];
    if (!quick_.may_add(-bias(), bead)) return std::nullopt;
    double found = odds(coverage_of(context_, bead));
    if (found < 0) return std::nullopt;
    const auto fits = [&](std::uint32_t neighbour) {
      const align::Bead mixed{alignment[neighbour].source, bead.target, 1};
      return !mixed.source.empty() && odds(coverage_of(context_, mixed)) < kFits;
    };
    if ((number > 0 && fits(number - 1)) || (number + 1 < alignment.size() && fits(number + 1)))
      found += kNeighbourFits;
    return found - kRarity;
  }

 private:
  [[nodiscard]] double bias() const noexcept { return has_names_ ? kBias : kBiasWithoutNames; }

  [[nodiscard]] double odds(const Coverage& coverage) const {
    double sum = bias();
    for (const std::vector<CoveredWord>* side : {&coverage.source, &coverage.target}) {
      for (const CoveredWord& word : *side) {
        if (word.kind == WordKind::kName && !has_names_) continue;
        const Weight& weight = kWeights.at(static_cast<std::size_t>(word.kind));
        sum += word.covered ? weight.covered : weight.lone;
      }
    }
    return sum;
  }

  const Context& context_;
  QuickLook quick_;
  bool has_names_;
};

/// Damage that leaves nothing to compare is said by itself.
bool is_explained(const Findings& findings, text::Span target) {
  return findings.covers(Family::kUntranslated, target) || findings.covers(Family::kLanguage, target) ||
         findings.is_damaged(target) || findings.covers(Family::kClutter, target);
}

}  // namespace

void find_wrong_segments(const Context& context, Findings& findings) {
  if (!context.has_source() || !findings.wants("wrong-segment")) return;
  SegmentMatch match(context);
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    const text::Span target = text::span_of(context.target().document(), bead.target);
    if (!bead.is_link() || is_explained(findings, target)) continue;
    const std::optional<double> odds = match.mismatch(number);
    if (!odds) continue;
    findings.add({.code = "wrong-segment",
                  .confidence = 1 / (1 + std::exp(-*odds)),
                  .message = "hardly a word, name or number of the two sides stands for one of the other",
                  .target = target,
                  .source = text::span_of(context.source()->document(), bead.source),
                  .bead = number});
  }
}

}  // namespace tolmach::check::detail
