#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tolmach::normalize::detail {

/// A stretch of text whose words are all written in capitals, or are not.
struct CaseRun {
  std::size_t end = 0;  ///< in UTF-16 units, half open; a run begins where the one before it ends
  bool capitals = false;
};

/// Parts UTF-16 into runs by the case of its words. A word of two capitals or more and no small letter is in
/// capitals; a capital alone (Я. ЩУКА, Я. Щука) goes with the words beside it.
/// @return runs that cover the text, neighbours of different case; one empty run for an empty text
[[nodiscard]] std::vector<CaseRun> runs_by_case(std::u16string_view text);

}  // namespace tolmach::normalize::detail
