#include "pipeline/pair_list.h"

#include <optional>
#include <sstream>

#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::pipeline {
namespace {

std::string language_at(const std::vector<std::string>& row, std::optional<std::size_t> column, const Where& where) {
  if (!column || row[*column].empty()) return {};
  try {
    return text::canonical_language(row[*column]);
  } catch (const Error& error) {
    throw Error(error.kind(), error.message(), where, error.hint());
  }
}

}  // namespace

std::vector<FilePair> read_pair_list(const std::string& path) {
  std::istringstream content(formats::read_file(path));
  formats::TableReader table(content, path, /*escapes=*/false);
  const std::size_t source = table.require("source");
  const std::size_t target = table.require("target");
  const std::size_t output = table.require("output");
  const auto source_language = table.column("source_language");
  const auto target_language = table.column("target_language");
  std::vector<FilePair> pairs;
  std::vector<std::string> row;
  while (table.next(row)) {
    const Where where{path, table.line()};
    pairs.push_back({row[source], row[target], language_at(row, source_language, where),
                     language_at(row, target_language, where), row[output], table.line()});
  }
  return pairs;
}

}  // namespace tolmach::pipeline
