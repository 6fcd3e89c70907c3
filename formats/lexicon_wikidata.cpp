#include "formats/lexicon_wikidata.h"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/detail/json_object.h"
#include "formats/detail/line_reader.h"
#include "formats/detail/seen_ids.h"
#include "lexicons/valid_text.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::json;
using normalize::NameKind;

constexpr const char* kSource = "Wikidata, CC0";

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what);
}

/// The member of an object; null where there is none.
const Json& in(const Json& object, const char* key) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// The values of a property's statements, without those that are deprecated.
std::vector<Json> values(const Json& item, const char* property) {
  std::vector<Json> out;
  const Json& statements = in(in(item, "claims"), property);
  if (!statements.is_array()) return out;
  for (const Json& statement : statements) {
    if (text_of(in(statement, "rank")) == "deprecated") continue;
    const Json& value = in(in(in(statement, "mainsnak"), "datavalue"), "value");
    if (!value.is_null()) out.push_back(value);
  }
  return out;
}

NameKind kind_of(const Json& item, const LexiconImportOptions& options) {
  for (const Json& value : values(item, "P31")) {
    const auto kind = options.kinds.find(text_of(in(value, "id")));
    if (kind != options.kinds.end()) return kind->second;
  }
  if (!values(item, "P569").empty()) return NameKind::kPerson;
  if (!values(item, "P625").empty()) return NameKind::kPlace;
  return NameKind::kOther;
}

/// Labels and aliases with their languages, as Wikidata names them.
std::vector<std::pair<std::string, std::string>> names_of(const Json& item) {
  std::vector<std::pair<std::string, std::string>> names;
  const auto add = [&](const Json& value) {
    if (text_of(in(value, "value")).empty()) return;
    // "mul" is the label for all languages that have none of their own.
    const std::string language = text_of(in(value, "language"));
    names.emplace_back(language == "mul" ? "und" : language, text_of(in(value, "value")));
  };
  if (const Json& labels = in(item, "labels"); labels.is_object()) {
    for (const Json& label : labels) add(label);
  }
  if (const Json& aliases = in(item, "aliases"); aliases.is_object()) {
    for (const Json& of_language : aliases) {
      if (!of_language.is_array()) continue;
      for (const Json& alias : of_language) add(alias);
    }
  }
  return names;
}

lexicons::Entity entity_of(const Json& item, const std::string& id, const LexiconImportOptions& options) {
  lexicons::Entity entity{"wikidata:" + id, kind_of(item, options),
                          text_of(in(in(in(item, "descriptions"), "en"), "value"))};
  entity.external_ids.push_back({"wikidata", id});
  for (const auto& [property, scheme] : {std::pair("P1566", "geonames"), std::pair("P214", "viaf")}) {
    for (const Json& value : values(item, property)) {
      // Anybody may write there: what is no id is left out, and the item taken.
      if (lexicons::is_external_id(scheme, text_of(value))) entity.external_ids.push_back({scheme, text_of(value)});
    }
  }
  return entity;
}

/// What a label's language is in BCP 47.
std::string tag_of(const std::string& code, const LexiconImportOptions& options) {
  const auto known = options.language_codes.find(code);
  return known == options.language_codes.end() ? code : known->second;
}

/// The id of an item; empty for what is none: properties, lexemes, and what was merged into another.
/// @throws Error (usage) for an object that is nothing of the kind, or has the id of an earlier one
std::string item_id(const Json& item, detail::SeenIds& seen) {
  if (!in(item, "redirect").is_null()) return {};
  const std::string id = text_of(in(item, "id"));
  if (id.empty()) refuse("the item has no id");
  if (id.front() != 'Q') return {};
  const auto number = detail::id_number(std::string_view(id).substr(1));
  if (!number) refuse(fmt::format("\"{}\" is no id, expected one like Q1899", id));
  if (!seen.add(*number)) refuse(fmt::format("the id {} stands in an earlier line", id));
  return id;
}

void store_item(std::string_view line, std::size_t number, detail::SeenIds& seen, LexiconImport& importer) {
  constexpr int kDeepest = 40;
  const Json item = detail::json_object<Json>(line, kDeepest, "a JSON object a line");
  const std::string id = item_id(item, seen);
  if (id.empty()) return importer.skip();
  const lexicons::Entity entity = entity_of(item, id, importer.options());
  std::vector<lexicons::NewName> wanted;
  for (const auto& [code, form] : names_of(item)) {
    const std::string language = tag_of(code, importer.options());
    if (importer.wants(text::base_language(language)))
      wanted.push_back({entity.id, entity.kind, form, language, normalize::NameStatus::kAdmitted, kSource});
  }
  if (wanted.empty()) return importer.skip();
  importer.store(entity);
  for (lexicons::NewName& name : wanted) {
    importer.row(number, [&] { importer.store({std::move(name), /*says_status=*/false}); });
  }
}

/// The item in a line of a dump: `{…},` between `[` and `]`.
std::string_view item_in(std::string_view line) {
  line = text::trim(line);
  if (line.ends_with(',')) line.remove_suffix(1);
  return line == "[" || line == "]" ? std::string_view() : line;
}

}  // namespace

LexiconImportReport import_lexicon_wikidata(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                            const LexiconImportOptions& options) {
  LexiconImport importer(lexicon, file_name, options);
  detail::LineReader lines(in);
  detail::SeenIds seen;
  std::string line;
  while (lines.next(line)) {
    importer.advance(lines.number());
    const std::string_view item = item_in(line);
    if (item.empty()) continue;
    importer.row(lines.number(), [&] {
      if (lines.too_long()) refuse("the line is too long");
      store_item(item, lines.number(), seen, importer);
    });
  }
  return importer.finish();
}

}  // namespace tolmach::formats
