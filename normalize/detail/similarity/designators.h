#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_similarity.h"
#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Knows the words that say what a place is and that its name often goes without in other languages: 여수시 is Yeosu
/// (`data/names/designators.tsv`). Immutable after construction.
class Designators {
 public:
  /// @throws Error (io) when the file can't be read or says something unknown
  explicit Designators(const text::DataFolder& data);
  /// The name without its designators; nothing where it has none, or where too little would be left.
  [[nodiscard]] std::optional<std::string> without(NameForm name) const;

 private:
  struct Forms {
    std::vector<std::string> ends;   ///< written together with the name; longest first
    std::vector<std::string> words;  ///< in small letters
  };
  std::map<std::string, Forms, std::less<>> forms_;  ///< by base language
};

}  // namespace tolmach::normalize::detail
