#pragma once

#include <cstddef>

#include "normalize/detail/similarity/sound_alphabet.h"
#include "normalize/name_similarity.h"

namespace tolmach::normalize::detail {

/// The sounds of a name of one or more words with the last word first: surnames go first in some languages.
[[nodiscard]] inline Sounds last_word_first(const PreparedName& name) {
  Sounds out = name.tokens.back();
  for (std::size_t k = 0; k + 1 < name.tokens.size(); ++k) out += name.tokens[k];
  return out;
}

}  // namespace tolmach::normalize::detail
