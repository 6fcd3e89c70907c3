#pragma once

#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/detail/mentions/cased_words.h"
#include "normalize/detail/mentions/known_lemmas.h"
#include "normalize/detail/mentions/name_words.h"
#include "normalize/detail/mentions/ordinary_words.h"
#include "normalize/mentions.h"
#include "normalize/name_source.h"
#include "text/document.h"

namespace tolmach::normalize::detail {

/// What is known of the names of a language whose script has capitals.
struct CasedLanguage {
  const NameWords& around;        ///< the words that stand around names
  const OrdinaryWords& ordinary;  ///< everyday words, which are none
  const Inflection& inflection;
};

/// Names in scripts with capitals: runs of words with capitals and their particles, told apart from the beginnings of
/// sentences by the rest of the document, stop words, everyday words and the lexicon; with their lemmas. Sorted; none
/// overlaps another.
/// @param words what is remembered of the language's words  @param known of the language's names
[[nodiscard]] std::vector<Mention> find_cased_names(const text::Document& document, const SegmentTokens& tokens,
                                                    const CasedLanguage& language, CasedWords& words,
                                                    KnownLemmas& known);

}  // namespace tolmach::normalize::detail
