#include "normalize/detail/name_words.h"

#include "text/error.h"

namespace tolmach::normalize::detail {

NameWords::NameWords(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  for (const text::DataRow& row : text::read_data_rows(data.file(file), 2)) {
    const std::string& kind = row.fields[1];
    if (kind == "stop") {
      stop_.insert(row.fields[0]);
    } else if (kind == "title") {
      titles_.insert(row.fields[0]);
    } else if (kind == "particle") {
      particles_.insert(row.fields[0]);
    } else {
      throw Error(Error::Kind::kIo, "unknown kind '" + kind + "', expected stop, title or particle",
                  {data.file(file).string(), row.line});
    }
  }
}

}  // namespace tolmach::normalize::detail
