#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// Which names stand for the governments of states: capitals, seats and heads (`data/check/capitals.tsv`). Immutable.
class Capitals {
 public:
  /// @throws Error (io)
  explicit Capitals(const text::DataFolder& data);

  /// The states that a name may stand for; none where it does for none. @param entity the lexicon's id of it
  [[nodiscard]] const std::vector<std::string>& states_of(std::string_view entity) const;
  /// The same of a word in any language or case. @param folded text::fold of it
  [[nodiscard]] std::vector<std::string_view> states_of_word(std::string_view folded) const;

 private:
  text::StringMap<std::vector<std::string>> by_entity_;
  std::vector<std::pair<std::string, std::string>> by_beginning_;  ///< of folded words, and its state
  std::vector<std::string> none_;
};

}  // namespace tolmach::check::detail
