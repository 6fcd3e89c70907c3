#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// The given names of `data/names/given_names.tsv` in all their languages and spellings. Immutable.
class GivenNameList {
 public:
  /// @throws Error (io)
  explicit GivenNameList(const text::DataFolder& data);

  /// @param folded text::fold of a word; as it stands, or with one or two letters of a case ending
  [[nodiscard]] bool contains(std::string_view folded) const;
  /// Whether two names may be one: spellings, short forms, counterparts and forms for men and women.
  [[nodiscard]] bool may_be_one(std::string_view folded_a, std::string_view folded_b) const;

 private:
  using Groups = std::vector<std::uint32_t>;  ///< the rows that tie a name to others
  void add(std::string_view names, std::uint32_t group);
  [[nodiscard]] Groups groups_within(std::string_view names, const Groups& some) const;
  [[nodiscard]] const Groups* groups_of(std::string_view folded) const;

  text::StringMap<Groups> groups_;  ///< by folded name
};

}  // namespace tolmach::check::detail
