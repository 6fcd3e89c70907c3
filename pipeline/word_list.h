#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "formats/word_list.h"
#include "lexicons/lexicon.h"
#include "pipeline/pooled_words.h"
#include "text/data_folder.h"

namespace tolmach::pipeline {

/// Exchanges the two sides of a list.
void turn(formats::WordList& list);

/// Judges whether the sides of a list are in the languages that are said, by their script and, where that does not
/// tell, by the detector's word on samples of a side.
/// @throws Error (io) for a list that is in other languages, or the other way round
void require_languages(const formats::WordList& list, const LanguagePair& languages);

/// What was kept of a list.
struct ListLesson {
  std::size_t pairs = 0;                           ///< of stems
  std::map<std::string, formats::LeftOut> unused;  ///< entries that teach nothing about single words, by reason
};

/// Keeps what a list teaches in a lexicon, in one transaction, and logs it with the list's path.
/// @param languages canonical
/// @throws Error (usage) when the two are one; (io) when nothing of the list can be used
ListLesson learn_word_list(const text::DataFolder& data, const formats::WordList& list, const LanguagePair& languages,
                           lexicons::Lexicon& lexicon);

}  // namespace tolmach::pipeline
