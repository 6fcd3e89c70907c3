#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/measures.h"

namespace tolmach::normalize::detail {

/// A unit of `data/units/units.tsv`.
struct Unit {
  std::string name, lesser;  ///< lesser: the unit that may follow it ("6 feet 4"), or empty
  Dimension dimension = Dimension::kLength;
  double factor = 1, offset = 0;  ///< value times factor plus offset is the value in the dimension's first unit
};

/// The units that were found at a place, and where they end or begin.
struct FoundUnits {
  std::vector<const Unit*> units;  ///< several where the form is ambiguous
  std::size_t at = 0;
  bool between = false;  ///< counts only where a lesser number follows: 6'2"
};

/// The words that a language has for units.
class UnitWords {
 public:
  /// @param words folded; one that ends with '~' is the beginning of a word. None are left out.
  /// @param unit null: the words stand between a number and its unit
  void add(std::vector<std::string> words, const Unit* unit);
  /// The longest unit that begins at a place, with all its readings.
  [[nodiscard]] FoundUnits find(std::string_view text, std::size_t at) const;

 private:
  struct Pattern {
    std::vector<std::string> words;
    const Unit* unit = nullptr;
  };
  [[nodiscard]] FoundUnits find_here(std::string_view text, std::size_t at) const;

  std::unordered_map<std::string, std::vector<Pattern>> by_first_;  ///< by the first letter
};

/// The word of letters that begins at a place, perhaps empty.
[[nodiscard]] std::string_view letters_at(std::string_view text, std::size_t at) noexcept;

}  // namespace tolmach::normalize::detail
