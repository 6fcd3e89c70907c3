#pragma once

#include <string_view>
#include <vector>

#include "align/detail/side.h"
#include "align/evidence.h"
#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/word_source.h"

namespace tolmach::align::detail {

/// Says that a word can be the other side's word `other`.
struct Tie {
  WordId other = 0;
  float strength = 0;  ///< probability that the one is the other's counterpart where both occur in a true bead
  Evidence evidence = Evidence::kWords;  ///< what says so
};

/// What is known of word pairs before anything is induced, both ways round.
struct TieTable {
  std::vector<std::vector<Tie>> from_source;  ///< by source word id
  std::vector<std::vector<Tie>> from_target;  ///< by target word id

  /// Words whose translations are known, whether they are there or not.
  std::vector<bool> known_source, known_target;

  TieTable(std::size_t source_words, std::size_t target_words)
      : from_source(source_words), from_target(target_words), known_source(source_words), known_target(target_words) {}
  /// Adds a tie, or strengthens the one there is.
  void tie(WordId source, WordId target, double strength, Evidence evidence);
  /// The same for one direction alone.
  static void put(std::vector<Tie>& ties, const Tie& tie);
};

/// Gives the words that are known their class.
void mark_known(Side& side, const std::vector<bool>& known);

/// The sources of ties. Each adds to the table by itself.
void tie_numbers(const Side& source, const Side& target, TieTable& ties);
void tie_punctuation(const Side& source, const Side& target, TieTable& ties);
void tie_cognates(const Side& source, const Side& target, TieTable& ties);
/// Names that the lexicon knows as forms of one entity.
void tie_known_names(const Side& source, std::string_view source_language, const Side& target,
                     std::string_view target_language, const normalize::NameSource& lexicon, TieTable& ties);

/// Names that are alike in the eyes of the project's own name similarity, wherever they come from.
void tie_similar_names(const Side& source, const Side& target, const normalize::NameMatcher& matcher, TieTable& ties);

/// Words that earlier alignments have taught.
void tie_learned_words(const Side& source, std::string_view source_language, const Side& target,
                       std::string_view target_language, const normalize::WordSource& learned, TieTable& ties);

}  // namespace tolmach::align::detail
