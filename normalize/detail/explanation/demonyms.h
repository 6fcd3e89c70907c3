#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// A place and a word for its people or things.
struct DemonymLink {
  std::string place;
  std::string language;
  bool listed = true;         ///< false where an ending says so
  bool a_is_demonym = false;  ///< which of the two
};

/// Demonyms and adjectives of places (`data/names/demonyms.tsv`). Immutable after construction.
class Demonyms {
 public:
  /// @throws Error (io) when the file can't be read or has a row of no known kind
  explicit Demonyms(const text::DataFolder& data);

  /// Whether one of two words of a language is the demonym of the other. @param language base subtag; empty or "und"
  /// asks for all  @param names tells which words are places, so that endings may be believed; may be null
  [[nodiscard]] std::optional<DemonymLink> link(std::string_view a, std::string_view b, std::string_view language,
                                                const NameSource* names) const;

 private:
  struct Listed {
    std::string language, place, key;  ///< the place's key
  };
  struct Ending {
    std::string language, place, demonym;
  };
  [[nodiscard]] std::optional<DemonymLink> demonym_of(std::string_view demonym, std::string_view place,
                                                      std::string_view language, const NameSource* names) const;

  std::unordered_map<std::string, std::vector<Listed>> listed_;  ///< by the demonym's key
  std::vector<Ending> endings_;
};

}  // namespace tolmach::normalize::detail
