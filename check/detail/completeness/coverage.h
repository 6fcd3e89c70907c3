#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "check/detail/context.h"

namespace tolmach::check::detail {

/// Kinds of words that differ in how surely a translation shows them.
enum class WordKind : std::uint8_t { kNumber, kName, kKnown, kLong, kShort };

/// A word of one side of a bead, and whether something on the other side may translate it.
struct CoveredWord {
  text::Span span;
  WordKind kind = WordKind::kShort;
  double length = 0;         ///< see length_of()
  double share = 0;          ///< of known words: how often such a word has a counterpart, 0 to 1
  bool covered = false;      ///< some word of the other side may translate it
  bool behind_mark = false;  ///< a punctuation mark or the beginning stands before it
};

/// Words of the two sides, by their numbers, that may translate each other.
struct WordLink {
  std::uint32_t source = 0, target = 0;

  friend auto operator<=>(const WordLink&, const WordLink&) = default;
};

/// Both sides of a bead.
struct Coverage {
  std::vector<CoveredWord> source, target;
  std::vector<WordLink> links;  ///< at least one for each covered word
};

/// Which words of a bead the other side accounts for: by the concepts of everyday words, by names and cognates that
/// sound alike, by equal numbers. Precondition: context.has_source().
[[nodiscard]] Coverage coverage_of(const Context& context, const align::Bead& bead);

}  // namespace tolmach::check::detail
