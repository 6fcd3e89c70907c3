#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"

namespace tolmach::normalize::detail {

/// One word of a document's names.
struct NameToken {
  std::string text;      ///< folded
  std::string language;
  std::size_t count = 0;
  bool known = false;    ///< the lexicon knows it as a name of its own
};

/// A rare word that is probably meant as a usual one. Indices into the tokens.
struct Variant {
  std::size_t rare = 0, usual = 0;
};

/// Finds words of names that stand beside a near and more frequent one: Kuliba where Kuleba is seen three times. Inflected
/// forms, demonyms, plurals, and pairs that the lexicon keeps apart are none.
[[nodiscard]] std::vector<Variant> find_variants(const std::vector<NameToken>& tokens, const NameMatcher& matcher,
                                                 const NameSource* lexicon);

}  // namespace tolmach::normalize::detail
