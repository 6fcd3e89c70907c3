#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lexicons/lexicon.h"
#include "normalize/name_similarity.h"
#include "text/data_folder.h"

namespace tolmach::lexicons {

/// A name of a lexicon that is like the one that was asked for.
struct NearName {
  NewName name;
  double score = 0;  ///< as normalize::NameMatcher::similarity, 0 to 1; 1 for the same spelling
};

/// Finds the names of some lexicons that a form in any script may mean, by its sounds. Goes by the indexes that the
/// files hold, and follows the changes that are made to them. A file without an index, or with one that other data have
/// made, costs the first lookup some seconds for a million names.
class NearSearch {
 public:
  /// @param lexicons earlier ones hide the same name of later ones; they and the matcher must outlive this
  /// @param data that of the matcher
  /// @throws Error (io) when the data can't be read
  NearSearch(const std::vector<const Lexicon*>& lexicons, const normalize::NameMatcher& matcher,
             const text::DataFolder& data);
  ~NearSearch();
  NearSearch(NearSearch&&) noexcept;
  NearSearch& operator=(NearSearch&&) noexcept;

  /// What names are wanted.
  struct Filter {
    std::string language;                     ///< base language; empty = any
    std::optional<normalize::NameKind> kind;  ///< none = any
  };
  /// At most `count` names, the same spelling first, then the likeliest; none for a form without letters. Ideographs of
  /// no known language ("und") are read as Chinese.
  /// @throws Error (io) when a lexicon can't be read
  [[nodiscard]] std::vector<NearName> find(normalize::NameForm form, std::size_t count, const Filter& filter) const;
  /// Whether find() has had to make an index in memory for a lexicon with many names.
  [[nodiscard]] bool had_to_index() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::lexicons
