#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "align/word_learner.h"
#include "text/data_folder.h"

namespace tolmach::align {

/// An entry of a bilingual word list: words or phrases that translate each other. Valid UTF-8.
struct ListedPair {
  std::string_view source, target;
};

/// Why an entry of a word list teaches nothing.
enum class Unused { kNoWord, kPhrase };

/// What a word list teaches.
struct ListedWords {
  std::vector<LearnedPair> pairs;        ///< in the order of the list
  std::map<std::size_t, Unused> unused;  ///< by index of the entry
};

/// Brings a bilingual word list to pairs of stems with counts, as if alignments had taught them. A word of the list
/// counts as seen three times; several translations share that: a pair counts 3 / sqrt(translations of the source ×
/// translations of the target), as in learn_words() both directions must agree. Only single words are taken: sharing
/// out a phrase among its words was measured and brought nothing. Where words are written without spaces, a
/// word is all ideographs of a side, and shared out among the tokens that the aligner cuts, the more the rarer they
/// are.
/// @param source_language, target_language base subtags
[[nodiscard]] ListedWords words_of_list(const text::DataFolder& data, const std::vector<ListedPair>& entries,
                                        const std::string& source_language, const std::string& target_language);

}  // namespace tolmach::align
