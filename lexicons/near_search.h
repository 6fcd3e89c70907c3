#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lexicons/lexicon.h"
#include "normalize/name_similarity.h"

namespace tolmach::lexicons {

/// A name of a lexicon that is like the one that was asked for.
struct NearName {
  NewName name;
  double score = 0;  ///< as normalize::NameMatcher::similarity, 0 to 1; 1 for the same spelling
};

/// Finds the names of some lexicons that a form in any script may mean, by its sounds. Holds an index of all their
/// names, made at the start: some seconds for a million.
class NearSearch {
 public:
  /// @param lexicons earlier ones hide the same name of later ones; they and the matcher must outlive this
  NearSearch(std::vector<const Lexicon*> lexicons, const normalize::NameMatcher& matcher);
  ~NearSearch();
  NearSearch(NearSearch&&) noexcept;
  NearSearch& operator=(NearSearch&&) noexcept;

  /// What names are wanted.
  struct Filter {
    std::string language;                     ///< base language; empty = any
    std::optional<normalize::NameKind> kind;  ///< none = any
  };
  /// At most `count` names, the same spelling first, then the likeliest; none for a form without letters. Ideographs of
  /// no known language
  /// ("und") are read as Chinese.
  [[nodiscard]] std::vector<NearName> find(normalize::NameForm form, std::size_t count, const Filter& filter) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::lexicons
