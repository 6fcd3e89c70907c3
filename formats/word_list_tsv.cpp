// Lists in tab-separated columns, with or without a header.
#include <algorithm>
#include <string>
#include <vector>

#include "formats/detail/word_list_readers.h"
#include "formats/table_tsv.h"

namespace tolmach::formats::detail {
namespace {

struct Columns {
  std::size_t source = 0, target = 1;
  bool has_header = false;
};

Columns columns_of(const std::vector<std::string>& first_line) {
  const auto source = std::find(first_line.begin(), first_line.end(), "source");
  const auto target = std::find(first_line.begin(), first_line.end(), "target");
  if (source == first_line.end() || target == first_line.end()) return {};
  return {static_cast<std::size_t>(source - first_line.begin()), static_cast<std::size_t>(target - first_line.begin()),
          true};
}

}  // namespace

void read_tsv_words(std::string_view content, WordList& list) {
  Columns columns;
  bool first = true;
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    const std::vector<std::string> fields = split_fields(line);
    if (first) columns = columns_of(fields);
    const bool is_header = first && columns.has_header;
    first = false;
    if (is_header) return;
    if (fields.size() <= std::max(columns.source, columns.target)) {
      list.leave_out("no tab between two words", number);
    } else {
      list.add(fields[columns.source], fields[columns.target], number);
    }
  });
}

}  // namespace tolmach::formats::detail
