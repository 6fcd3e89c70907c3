#pragma once

#include <string>
#include <string_view>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// Which cities stand for the governments of states (`data/check/capitals.tsv`). Immutable.
class Capitals {
 public:
  /// @throws Error (io)
  explicit Capitals(const text::DataFolder& data);

  /// The ISO 3166 code of the state that a city may stand for; empty where it does for none.
  /// @param entity the lexicon's id of the city
  [[nodiscard]] std::string_view state_of(std::string_view entity) const;

 private:
  text::StringMap<std::string> states_;  ///< by city
};

}  // namespace tolmach::check::detail
