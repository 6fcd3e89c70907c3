#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/spellings.h"

namespace tolmach::normalize::detail {

/// One word of a document's names.
struct NameToken {
  std::string text;  ///< folded
  std::string language;
  std::size_t count = 0;
  bool alone = false;              ///< stands as a name by itself
  std::set<std::string> partners;  ///< the other words of the names it stands in, as lemmas and as written, folded
  std::set<std::string> forms;     ///< as the text writes it, folded: a slip may stand in another case than the name
  std::string entity;              ///< what the lexicon knows by it as a name of its own; may be empty
  bool foreign = false;            ///< the lexicon knows it only in other languages than the text's
};

/// A rare word that is probably meant as a usual one. Indices into the tokens.
struct Variant {
  std::size_t rare = 0, usual = 0;
};

/// Whether two words of one language are a slip of a writer apart: one or two neighbouring letters inside the word, or
/// another vowel at its end where the language does not inflect names; of names in Han characters, another character in
/// a name of four or more. Words that part otherwise at their end are mostly inflected, derived or of another gender
/// (Russia and Russian, Petrov and Petrova). Both folded. @param keeps_endings see Inflection::keeps_endings
[[nodiscard]] bool looks_like_slip(std::string_view a, std::string_view b, bool keeps_endings);

/// Whether two of some words, folded, are a slip apart: only then has find_variants() anything to find among them.
[[nodiscard]] bool has_slips(const std::vector<std::string>& words, bool keeps_endings);

/// Finds words of names that stand beside a near and more frequent one: Kuliba where Kuleba is seen three times.
/// Inflected forms, demonyms, plurals, usual names of the lists, and pairs that the lexicon keeps apart are none.
/// @param lexicon may be null
[[nodiscard]] std::vector<Variant> find_variants(const std::vector<NameToken>& tokens, const NameMatcher& matcher,
                                                 const NameSource* lexicon, SpellingLists& lists);

}  // namespace tolmach::normalize::detail
