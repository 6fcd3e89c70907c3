#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/detail/names/name_words.h"
#include "normalize/spellings.h"

namespace tolmach::check::detail {

/// A word of a text that no list knows, a confusion of letters away from a common name: "Bostun".
struct ListedSlip {
  const NameWord* word = nullptr;
  std::string right;  ///< folded
};

/// Finds such words in a text by itself, without a source that could vouch for either spelling. Only names that most
/// readers know count as what was meant, and a word that the text repeats is meant as it is.
/// @param english the list of English spellings: common names are the same in most languages in Latin letters
[[nodiscard]] std::vector<ListedSlip> find_listed_slips(NameWords& words, const normalize::Spellings& english);

/// The same for one word. @return the name that was meant, folded
[[nodiscard]] std::optional<std::string> listed_slip(NameWords& words, const NameWord& word,
                                                     const normalize::Spellings& english);

}  // namespace tolmach::check::detail
