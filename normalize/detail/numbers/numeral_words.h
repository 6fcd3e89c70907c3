#pragma once

#include <string>
#include <string_view>

#include "normalize/detail/numbers/numeral_lexicon.h"
#include "normalize/quantities.h"
#include "text/hash_set.h"
#include "text/string_table.h"

namespace tolmach::normalize::detail {

/// Looks the words of texts up among a language's numerals, each once: texts repeat their words. Not for several
/// threads.
class NumeralWords {
 public:
  /// @param lexicon must outlive it
  explicit NumeralWords(const NumeralLexicon& lexicon) : lexicon_(lexicon) {}

  [[nodiscard]] const NumeralLexicon& lexicon() const noexcept { return lexicon_; }
  /// @param word as written
  [[nodiscard]] NumeralWord look_up(std::string_view word);

 private:
  [[nodiscard]] NumeralWord ask(std::string_view word);

  const NumeralLexicon& lexicon_;
  text::StringTable<NumeralWord> numerals_;  ///< by form
  text::HashSet others_;                     ///< words that are no numerals: nearly all
  std::string folded_;                       ///< a buffer
};

}  // namespace tolmach::normalize::detail
