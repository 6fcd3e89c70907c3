#include "formats/moses.h"

#include <algorithm>
#include <string>

namespace tolmach::formats {
namespace {

/// Whatever some reader takes for a line end or a field end becomes a space, or the two files fall out of step.
std::string plain(std::string text) {
  for (const std::string_view end : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at))
      text.replace(at, end.size(), " ");
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\v' || c == '\f'; }, ' ');
  return text;
}

}  // namespace

void write_moses(std::ostream& source_out, std::ostream& target_out, const Bitext& bitext) {
  for (const align::Bead& bead : bitext.alignment) {
    if (!bead.is_link()) continue;
    source_out << plain(joined_text(bitext.source, bead.source)) << '\n';
    target_out << plain(joined_text(bitext.target, bead.target)) << '\n';
  }
}

}  // namespace tolmach::formats
