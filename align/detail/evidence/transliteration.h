#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/detail/side.h"
#include "text/data_folder.h"

namespace tolmach::align::detail {

/// The characters with which a language without an alphabet spells foreign names
/// (`data/names/transliteration/<language>.tsv`). Immutable after construction.
class SpellingCharacters {
 public:
  /// Empty for a language without a file. @throws Error (io) when the file can't be read
  SpellingCharacters(const text::DataFolder& data, std::string_view language);

  [[nodiscard]] bool empty() const noexcept { return syllables_.empty(); }
  /// The syllables of a character, one or two; null where it spells no names.
  [[nodiscard]] const std::vector<std::string>* syllables(std::string_view character) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> syllables_;
};

/// A name of the other side that was found spelled in a row.
struct SpelledName {
  std::uint32_t row = 0;
  std::string form, key;  ///< the characters, and their syllables
};

/// Finds the names of `named` among the characters of `spelling`: runs of two to six spelling characters with the
/// consonants of the name. A name that is no name by its capitals is not looked for.
[[nodiscard]] std::vector<SpelledName> find_spelled_names(const Side& spelling, const Side& named,
                                                          const SpellingCharacters& characters);

/// Adds names to the rows in which they were found, as words from abroad.
void add_names(Side& side, const std::vector<SpelledName>& names);

}  // namespace tolmach::align::detail
