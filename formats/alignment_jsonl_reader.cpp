#include "formats/alignment_jsonl_reader.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "formats/detail/row_columns.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::json;

using Names = std::span<const std::string_view>;

/// What stands under the first key that there is; null where none is.
const Json* value_of(const Json& object, Names names) {
  if (!object.is_object()) return nullptr;
  for (const std::string_view name : names)
    if (const auto found = object.find(name); found != object.end()) return &*found;
  return nullptr;
}

/// A side is a text, or an object that has it; null is none.
std::string text_of(const Json& side) {
  const Json& text = side.is_object() ? side.at("text") : side;
  return text.is_null() ? std::string() : text.get<std::string>();
}

/// What need not be there; a number counts as its digits.
std::string optional_text(const Json& object, Names names) {
  const Json* found = value_of(object, names);
  if (found == nullptr || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string language_of(const Json& object, Names names, const Where& where) {
  const std::string tag = optional_text(object, names);
  try {
    return tag.empty() ? tag : text::canonical_language(tag);
  } catch (const Error& error) {
    throw Error(Error::Kind::kIo, error.message(), where, error.hint());
  }
}

[[noreturn]] void throw_unexpected(const Where& where) {
  throw Error(Error::Kind::kIo, "expected an object with the texts source and target, or source.text and target.text",
              where);
}

/// The text of a side: under one of its names alone, since another may be the site that it comes from.
const Json* side_of(const Json& object, Names names, const Where& where) {
  const auto has = [&](std::string_view name) { return object.is_object() && object.contains(name); };
  if (std::count_if(names.begin(), names.end(), has) > 1)
    throw Error(Error::Kind::kIo,
                "a side stands under one key alone, not several: " + fmt::format("{}", fmt::join(names, ", ")), where);
  return value_of(object, names);
}

/// @param has_target becomes true where the object has a target, be it null
PairRow row_of(const Json& object, const Where& where, bool& has_target) {
  PairRow row;
  const Json* source = side_of(object, detail::kSourceNames, where);
  const Json* target = side_of(object, detail::kTargetNames, where);
  if (source == nullptr) throw_unexpected(where);
  row.source = text_of(*source);
  if (target != nullptr) {
    row.target = text_of(*target);
    has_target = true;
  }
  row.source_language = language_of(object, detail::kSourceLanguageNames, where);
  row.target_language = language_of(object, detail::kTargetLanguageNames, where);
  row.document = optional_text(object, detail::kDocumentNames);
  row.id = optional_text(object, detail::kIdNames);
  row.line = where.line;
  return row;
}

}  // namespace

std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name) {
  std::istringstream in(content);
  std::vector<PairRow> rows;
  std::size_t number = 0;
  bool has_target = false;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (text::trim(line).empty()) continue;
    try {
      rows.push_back(row_of(Json::parse(line), {name, number}, has_target));
    } catch (const nlohmann::json::parse_error& failure) {
      throw Error(Error::Kind::kIo, fmt::format("not valid JSON at byte {} of the line", failure.byte), {name, number});
    } catch (const nlohmann::json::exception&) {
      throw_unexpected({name, number});
    }
  }
  // Where no row has one, it is called otherwise.
  if (!has_target && !rows.empty()) throw_unexpected({name, rows.front().line});
  return rows;
}

}  // namespace tolmach::formats
