#pragma once

#include <cstddef>
#include <vector>

#include "formats/pair_rows.h"
#include "lexicons/lexicon.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// What a review's names propose to the lexicon: forms of one name in both languages, seen in linked beads. Suspected
/// misspellings are left out. Nothing is accepted by itself: proposals wait for a person.
[[nodiscard]] std::vector<lexicons::Proposal> proposals(const Review& review);

/// Learns which words translate each other from alignments of one language pair, and adds them to the lexicon in one
/// transaction. @return the number of word pairs
std::size_t learn_words(const text::DataFolder& data, const std::vector<const Review*>& reviews,
                        lexicons::Lexicon& lexicon);

/// The same from rows that others have aligned, by their languages.
/// @param source_language, target_language of rows that do not say theirs; empty = detected
/// @throws Error (usage) when the two languages of some rows are one, or unknown
std::size_t learn_words(const text::DataFolder& data, const std::vector<formats::PairRow>& rows,
                        const std::string& source_language, const std::string& target_language,
                        lexicons::Lexicon& lexicon);

}  // namespace tolmach::pipeline
