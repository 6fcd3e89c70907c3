#pragma once

#include <string_view>
#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/detail/mentions/known_lemmas.h"
#include "normalize/mentions.h"

namespace tolmach::normalize::detail {

/// Inflected forms take the lemma that the lexicon knows, else the form that others of the document are inflected
/// from, else what the lexicon knows in another language.
/// @param mentions of one text, each with its form for its lemma  @param language a base tag
void lemmatise(std::vector<Mention>& mentions, KnownLemmas& known_lemmas, const Inflection& inflection,
               std::string_view language);

}  // namespace tolmach::normalize::detail
