#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tolmach::text {

/// Calls visit(word) for each of the words that a field of a data file holds, separated by spaces.
template <typename Visit>
void for_each_word(std::string_view field, const Visit& visit) {
  for (std::size_t begin = 0; begin < field.size();) {
    const std::size_t end = std::min(field.find(' ', begin), field.size());
    if (end > begin) visit(field.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace tolmach::text
