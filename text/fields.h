#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tolmach::text {

/// Calls visit(part) for each of the parts of a field of a data file that are not empty.
/// @param marks a character that parts them, or several: one is found far more quickly than one of several
template <typename Marks, typename Visit>
void for_each_part(std::string_view field, const Marks& marks, const Visit& visit) {
  for (std::size_t begin = 0; begin < field.size();) {
    const std::size_t end = std::min(field.find_first_of(marks, begin), field.size());
    if (end > begin) visit(field.substr(begin, end - begin));
    begin = end + 1;
  }
}

/// The same for words, separated by spaces.
template <typename Visit>
void for_each_word(std::string_view field, const Visit& visit) {
  for_each_part(field, ' ', visit);
}

}  // namespace tolmach::text
