#pragma once

#include <cstddef>
#include <vector>

#include "align/word_learner.h"
#include "formats/pair_rows.h"
#include "lexicons/lexicon.h"
#include "pipeline/pooled_words.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// What a review's names propose to the lexicon: forms of one name in both languages, seen in linked beads. Suspected
/// misspellings are left out, and so is what the lexicon has already. Nothing is accepted by itself: proposals wait for
/// a person.
/// @param known the lexicon; may be null
[[nodiscard]] std::vector<lexicons::Proposal> proposals(const Review& review, const normalize::NameSource* known);

/// What a pair teaches, ready to be kept.
struct Lesson {
  LanguagePair languages;
  std::vector<lexicons::Proposal> names;
  std::vector<align::LearnedPair> words;  ///< none where both sides are of one language
};

/// The lesson of a review with a source; its names are found first.
/// @throws Error (usage) when a language is unknown
[[nodiscard]] Lesson lesson_of(const text::DataFolder& data, Workbench& workbench, Review& review);

/// How much of a lesson was kept.
struct LessonCounts {
  std::size_t names = 0;  ///< that were new
  std::size_t words = 0;  ///< all of them: what was known is counted up
};

/// Keeps a lesson in one transaction. @throws Error (io)
LessonCounts keep(const Lesson& lesson, lexicons::Lexicon& lexicon);

/// The words that pairs of documents of one language pair teach; none where both sides are of one language.
/// @throws Error (usage) when a language is unknown
[[nodiscard]] std::vector<align::LearnedPair> words_of(const text::DataFolder& data,
                                                       const std::vector<const Review*>& reviews);
/// The languages of a review with a source.
[[nodiscard]] LanguagePair languages_of(const Review& review);

/// Learns which words translate each other from rows that others have aligned, by their languages, and adds them to the
/// lexicon. @return the number of word pairs
/// @param source_language, target_language of rows that do not say theirs; empty = detected
/// @throws Error (usage) when the two languages of some rows are one, or unknown
std::size_t learn_words(const text::DataFolder& data, const std::vector<formats::PairRow>& rows,
                        const std::string& source_language, const std::string& target_language,
                        lexicons::Lexicon& lexicon);

}  // namespace tolmach::pipeline
