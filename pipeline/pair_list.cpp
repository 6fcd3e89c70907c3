#include "pipeline/pair_list.h"

#include <optional>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "pipeline/detail/json_line.h"
#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::pipeline {
namespace {

std::string canonical(const std::string& language) {
  return language.empty() ? std::string() : text::given_language(language);
}

/// What is wrong with a row, without its place, which whoever reports the pair knows.
std::string fault_of(const Error& error) {
  return Error(error.kind(), error.message(), {}, error.hint()).what();
}

std::vector<FilePair> read_table(std::istream& in, const std::string& name, PairOutput named) {
  formats::TableReader table(in, name, /*escapes=*/false);
  const std::size_t source = table.require("source");
  const std::size_t target = table.require("target");
  const bool has_output = named == PairOutput::kNamed;
  const std::size_t output = has_output ? table.require("output") : 0;
  const auto source_language = table.column("source_language");
  const auto target_language = table.column("target_language");
  std::vector<FilePair> pairs;
  std::vector<std::string> row;
  for (bool more = true; more;) {
    FilePair pair;
    try {
      more = table.next(row);
      if (!more) break;
      const auto language = [&](std::optional<std::size_t> column) {
        return column ? canonical(row[*column]) : std::string();
      };
      pair = {row[source],
              row[target],
              language(source_language),
              language(target_language),
              has_output ? row[output] : std::string(),
              0,
              {}};
    } catch (const Error& error) {
      pair.fault = fault_of(error);
    }
    pair.line = table.line();
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

FilePair pair_of(const std::string& line, const Where& where, PairOutput named) {
  const detail::Json object = detail::parse_object(line, where);
  const auto path = [&](const char* key) {
    if (!object.contains(key))
      throw Error(Error::Kind::kUsage,
                  fmt::format("expected the keys {}; {} is missing",
                              named == PairOutput::kNamed ? "source, target and output" : "source and target", key));
    return detail::string_in(object, key, where);
  };
  const auto language = [&](const char* key) { return canonical(detail::string_in(object, key, where)); };
  std::string output = named == PairOutput::kNamed ? path("output") : std::string();
  return {path("source"),
          path("target"),
          language("source_language"),
          language("target_language"),
          std::move(output),
          0,
          {}};
}

std::vector<FilePair> read_objects(std::istream& in, const std::string& name, PairOutput named) {
  std::vector<FilePair> pairs;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    FilePair pair;
    try {
      pair = pair_of(line, {name, number}, named);
    } catch (const Error& error) {
      pair.fault = fault_of(error);
    }
    pair.line = number;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

/// Whether objects begin the list; a byte order mark is passed over as the table's reader does.
bool holds_objects(std::istream& in) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::string begin(kMark.size(), '\0');
  in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  in.clear();
  const std::streamoff behind_mark = begin == kMark ? static_cast<std::streamoff>(kMark.size()) : 0;
  in.seekg(behind_mark);
  in >> std::ws;
  const bool objects = in.peek() == '{';
  in.clear();
  in.seekg(objects ? behind_mark : 0);
  return objects;
}

}  // namespace

std::vector<FilePair> read_pair_list(std::istream& in, const std::string& name, PairOutput output) {
  std::vector<FilePair> pairs = holds_objects(in) ? read_objects(in, name, output) : read_table(in, name, output);
  if (pairs.empty()) throw Error(Error::Kind::kIo, "there is no pair in this list", {name});
  return pairs;
}

std::vector<FilePair> read_pair_list(const std::string& path, PairOutput output) {
  std::istringstream content(formats::read_file(path));
  return read_pair_list(content, path, output);
}

}  // namespace tolmach::pipeline
