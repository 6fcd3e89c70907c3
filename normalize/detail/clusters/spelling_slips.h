#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/explanation/source_search.h"
#include "normalize/name_explanation.h"

namespace tolmach::normalize::detail {

/// How far a form is from what the systems of a language make of a source.
struct SpellingDistance {
  std::vector<SpellingEdit> edits;  ///< none: every letter is written as some system has it
};

/// Tells which letters of a form no romanisation system of the source's language would write so. One object may not be
/// shared by threads.
class SpellingSlips {
 public:
  SpellingSlips(Romaniser& romaniser, SourceSearch& search) : romaniser_(romaniser), search_(search) {}

  /// @param source in the script of the language  @param form Latin
  /// @return none where the language is not known to the search, or more than `most` letters are written otherwise
  [[nodiscard]] std::optional<SpellingDistance> between(std::string_view source, const std::string& language,
                                                        std::string_view form, std::size_t most);

 private:
  using Written = std::vector<std::pair<std::u32string, std::u32string>>;  ///< letters, what some system writes
  const Written& written_in(const std::string& language);
  [[nodiscard]] std::string usual(const std::string& letter, const std::string& language);

  Romaniser& romaniser_;
  SourceSearch& search_;
  std::map<std::string, Written> by_language_;
};

/// The letters in which two words of one script differ, where these are at most `most`; none where they are more.
[[nodiscard]] std::optional<std::vector<SpellingEdit>> letter_edits(std::string_view right, std::string_view written,
                                                                    std::size_t most);

}  // namespace tolmach::normalize::detail
