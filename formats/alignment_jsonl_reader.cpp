#include "formats/alignment_jsonl_reader.h"

#include <cstddef>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::json;

/// A side is a text, or an object that has it.
std::string text_of(const Json& object, const char* side) {
  const Json& value = object.at(side);
  return value.is_string() ? value.get<std::string>() : value.at("text").get<std::string>();
}

/// What need not be there; a number counts as its digits.
std::string optional_text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string language_of(const Json& object, const char* key, const Where& where) {
  const std::string tag = optional_text(object, key);
  try {
    return tag.empty() ? tag : text::canonical_language(tag);
  } catch (const Error& error) {
    throw Error(Error::Kind::kIo, error.message(), where, error.hint());
  }
}

PairRow row_of(const Json& object, const Where& where) {
  PairRow row;
  row.source = text_of(object, "source");
  row.target = text_of(object, "target");
  row.source_language = language_of(object, "source_language", where);
  row.target_language = language_of(object, "target_language", where);
  row.document = optional_text(object, "document");
  row.id = optional_text(object, "id");
  row.line = where.line;
  return row;
}

}  // namespace

std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name) {
  std::istringstream in(content);
  std::vector<PairRow> rows;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (text::trim(line).empty()) continue;
    try {
      rows.push_back(row_of(Json::parse(line), {name, number}));
    } catch (const nlohmann::json::parse_error& failure) {
      throw Error(Error::Kind::kIo, fmt::format("not valid JSON at byte {} of the line", failure.byte), {name, number});
    } catch (const nlohmann::json::exception&) {
      throw Error(Error::Kind::kIo,
                  "expected an object with the texts source and target, or source.text and target.text",
                  {name, number});
    }
  }
  return rows;
}

}  // namespace tolmach::formats
