#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Words around names of one language (`data/names/words/<language>.tsv`). Immutable after construction; a language
/// without a file has none.
class NameWords {
 public:
  NameWords(const text::DataFolder& data, std::string_view language);

  /// A word that begins sentences and is no name. `word` in lower case.
  [[nodiscard]] bool is_stop(const std::string& word) const { return stop_.count(word) != 0; }
  /// A word before a name that is no part of it. `word` in lower case.
  [[nodiscard]] bool is_title(const std::string& word) const { return titles_.count(word) != 0; }
  /// A small word inside a name; as written.
  [[nodiscard]] bool is_particle(const std::string& word) const { return particles_.count(word) != 0; }
  /// Whether there is anything for the language.
  [[nodiscard]] bool known() const noexcept { return !stop_.empty(); }

 private:
  std::unordered_set<std::string> stop_, titles_, particles_;
};

}  // namespace tolmach::normalize::detail
