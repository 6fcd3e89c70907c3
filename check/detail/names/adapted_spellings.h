#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_similarity.h"
#include "text/data_folder.h"

namespace tolmach::check::detail {

/// How languages in Latin letters adapt the spelling of foreign names: Lukasjenko in Swedish for the Lukashenko of
/// English, Kaboel in Dutch for Kabul. Immutable.
class AdaptedSpellings {
 public:
  /// @throws Error (io, or a row that is no pair of letters)
  explicit AdaptedSpellings(const text::DataFolder& data);

  /// Whether two names are one but for a place that the language of one of them, or each, has adapted.
  [[nodiscard]] bool are_one(normalize::NameForm a, normalize::NameForm b) const;
  /// Whether another language may spell a name otherwise.
  [[nodiscard]] bool may_adapt(normalize::NameForm name, std::string_view language) const;

 private:
  /// Letters of the English spelling and of a language, folded.
  struct Pair {
    std::string english, own;
  };

  [[nodiscard]] const std::vector<Pair>& pairs_of(std::string_view language) const;
  [[nodiscard]] std::vector<std::string> english_spellings(normalize::NameForm name) const;

  std::map<std::string, std::vector<Pair>, std::less<>> pairs_;  ///< by base language
};

}  // namespace tolmach::check::detail
