#include "formats/srx.h"

#include <exception>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <expat.h>

#include "formats/input_file.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

constexpr std::string_view kNamespace = "http://www.lisa.org/srx20";
constexpr char kSeparator = '|';  // between a name and its namespace, as expat gives it

struct MapRow {
  std::string pattern, list;
  Where where;
};

/// What has been read so far.
struct Reader {
  XML_Parser parser = nullptr;
  std::string path;
  text::SrxRules rules;
  std::vector<MapRow> maps;
  std::string list, characters;
  text::SrxRule rule;
  bool srx_seen = false;
  std::exception_ptr failure;  ///< no exception may pass through expat

  [[nodiscard]] Where where() const { return {path, XML_GetCurrentLineNumber(parser)}; }
};

std::string_view local_name(std::string_view name) {
  const std::size_t bar = name.find(kSeparator);
  if (bar == std::string_view::npos) return name;
  return name.substr(0, bar) == kNamespace ? name.substr(bar + 1) : std::string_view();
}

std::string attribute(const char** attributes, std::string_view name) {
  for (std::size_t i = 0; attributes[i] != nullptr; i += 2)
    if (name == attributes[i]) return attributes[i + 1];
  return {};
}

void begin_element(Reader& reader, std::string_view name, const char** attributes) {
  if (!reader.srx_seen && name != "srx")
    throw Error(Error::Kind::kIo, "expected the element srx of SRX 2.0 (namespace " + std::string(kNamespace) + ")",
                reader.where());
  reader.srx_seen = true;
  if (name == "header") {
    reader.rules.set_cascade(attribute(attributes, "cascade") == "yes");
  } else if (name == "languagerule") {
    reader.list = attribute(attributes, "languagerulename");
    if (reader.list.empty()) throw Error(Error::Kind::kIo, "languagerule has no languagerulename", reader.where());
  } else if (name == "rule") {
    reader.rule = {};
    reader.rule.ends = attribute(attributes, "break") != "no";
    reader.rule.where = reader.where();
  } else if (name == "beforebreak" || name == "afterbreak") {
    reader.characters.clear();
  } else if (name == "languagemap") {
    reader.maps.push_back(
        {attribute(attributes, "languagepattern"), attribute(attributes, "languagerulename"), reader.where()});
  }
}

void end_element(Reader& reader, std::string_view name) {
  if (name == "beforebreak") {
    reader.rule.before = reader.characters;
  } else if (name == "afterbreak") {
    reader.rule.after = reader.characters;
  } else if (name == "rule") {
    reader.rules.add_rule(reader.list, reader.rule);
  }
}

template <typename Action>
void guarded(void* data, const Action& action) noexcept {
  Reader& reader = *static_cast<Reader*>(data);
  if (reader.failure != nullptr) return;
  try {
    action(reader);
  } catch (...) {
    reader.failure = std::current_exception();
    XML_StopParser(reader.parser, XML_FALSE);
  }
}

void on_begin(void* data, const char* name, const char** attributes) {
  guarded(data, [&](Reader& reader) { begin_element(reader, local_name(name), attributes); });
}

void on_end(void* data, const char* name) {
  guarded(data, [&](Reader& reader) { end_element(reader, local_name(name)); });
}

void on_characters(void* data, const char* characters, int length) {
  guarded(data, [&](Reader& reader) { reader.characters.append(characters, static_cast<std::size_t>(length)); });
}

/// Entities could be declared there, and grow without bound.
void on_doctype(void* data, const char* /*name*/, const char* /*system*/, const char* /*public_id*/, int /*internal*/) {
  guarded(data, [](Reader& reader) {
    throw Error(Error::Kind::kIo, "a document type declaration is not allowed in SRX", reader.where());
  });
}

}  // namespace

text::SrxRules read_srx(const std::string& path) {
  return parse_srx(read_file(path), path);
}

text::SrxRules parse_srx(std::string_view content, const std::string& path) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, kSeparator),
                                                                            &XML_ParserFree);
  Reader reader;
  reader.parser = parser.get();
  reader.path = path;
  XML_SetUserData(reader.parser, &reader);
  XML_SetElementHandler(reader.parser, on_begin, on_end);
  XML_SetCharacterDataHandler(reader.parser, on_characters);
  XML_SetStartDoctypeDeclHandler(reader.parser, on_doctype);
  const XML_Status status = XML_Parse(reader.parser, content.data(), static_cast<int>(content.size()), 1);
  if (reader.failure != nullptr) std::rethrow_exception(reader.failure);
  if (status != XML_STATUS_OK)
    throw Error(Error::Kind::kIo,
                std::string("no well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(reader.parser)), reader.where());
  if (reader.maps.empty()) throw Error(Error::Kind::kIo, "no map says which language has which rules", reader.where());
  for (const MapRow& map : reader.maps) {
    if (!reader.rules.has_list(map.list))
      throw Error(Error::Kind::kIo, "a map names the rules '" + map.list + "', which are not there or empty",
                  map.where);
    reader.rules.add_map(map.pattern, map.list, map.where);
  }
  return std::move(reader.rules);
}

}  // namespace tolmach::formats
