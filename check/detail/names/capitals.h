#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// Which names stand for the governments of states: capitals, seats and heads; and groups of names that stand for each
/// other in the same way, such as an airport's (`data/check/capitals.tsv`). Immutable.
class Capitals {
 public:
  /// @throws Error (io)
  explicit Capitals(const text::DataFolder& data);

  /// The states and groups that a name may stand for; none where it does for none. @param entity the lexicon's id of it
  [[nodiscard]] const std::vector<std::string>& states_of(std::string_view entity) const;
  /// The same of a word in any language or case. @param folded text::fold of it
  [[nodiscard]] std::vector<std::string_view> states_of_word(std::string_view folded) const;

 private:
  struct Beginning {
    std::string folded;
    bool whole = false;  ///< no word is longer
    std::string state;
  };

  text::StringMap<std::vector<std::string>> by_entity_;
  std::vector<Beginning> beginnings_;
  std::vector<std::string> none_;
};

}  // namespace tolmach::check::detail
