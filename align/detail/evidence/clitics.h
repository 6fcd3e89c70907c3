#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_table.h"

namespace tolmach::align::detail {

/// Little words that some scripts write together with the next one ("و", "ال", "ה"); `data/words/clitics.tsv`.
/// Immutable after construction.
class Clitics {
 public:
  Clitics() = default;
  explicit Clitics(const text::DataFolder& data);

  /// The word without the clitics at its beginning; as it is where too little would be left. Light stemming as in
  /// Larkey, Ballesteros and Connell (2002).
  [[nodiscard]] std::string_view without(std::string_view word, std::string_view language) const noexcept;

 private:
  text::StringTable<std::vector<std::string>> prefixes_;  ///< by language; longer ones first
};

}  // namespace tolmach::align::detail
