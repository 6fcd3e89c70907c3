// The dictionaries of MUSE (Conneau et al. 2018): two words a line, separated by white space.
#include "formats/detail/word_list_readers.h"

namespace tolmach::formats::detail {

void read_muse_words(std::string_view content, WordList& list) {
  constexpr std::string_view kSpace = " \t";
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    line.remove_prefix(line.find_first_not_of(kSpace));
    line = line.substr(0, line.find_last_not_of(kSpace) + 1);
    const std::size_t end = line.find_first_of(kSpace);
    const std::size_t begin = line.find_first_not_of(kSpace, end);
    if (end == std::string_view::npos || line.find_first_of(kSpace, begin) != std::string_view::npos) {
      list.leave_out("not two words", number);
    } else {
      list.add(line.substr(0, end), line.substr(begin), number);
    }
  });
}

}  // namespace tolmach::formats::detail
