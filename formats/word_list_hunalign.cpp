// hunalign's dictionaries: a line is a phrase of the target language, " @ ", and a phrase of the source language. The
// target comes first "for historical reasons" (hunalign's readme, section Dictionary).
#include "formats/detail/word_list_readers.h"

namespace tolmach::formats::detail {

void read_hunalign_words(std::string_view content, WordList& list) {
  constexpr std::string_view kSeparator = " @ ";
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    const std::size_t at = line.find(kSeparator);
    if (at == std::string_view::npos) {
      list.leave_out("no ' @ ' between two phrases", number);
    } else {
      list.add(line.substr(at + kSeparator.size()), line.substr(0, at), number);
    }
  });
}

}  // namespace tolmach::formats::detail
