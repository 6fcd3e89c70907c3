#include "formats/srx.h"

#include <string_view>
#include <utility>
#include <vector>

#include "formats/detail/xml_reader.h"
#include "formats/input_file.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using Attributes = detail::XmlHandler::Attributes;

constexpr std::string_view kNamespace = "http://www.lisa.org/srx20";
constexpr char kSeparator = '|';  // between a name and its namespace

struct MapRow {
  std::string pattern, list;
  Where where;
};

/// What has been read so far.
struct Reader {
  text::SrxRules rules;
  std::vector<MapRow> maps;
  std::string list, characters;
  text::SrxRule rule;
  bool srx_seen = false;
  Where where;
};

std::string_view local_name(std::string_view name) {
  const std::size_t bar = name.find(kSeparator);
  if (bar == std::string_view::npos) return name;
  return name.substr(0, bar) == kNamespace ? name.substr(bar + 1) : std::string_view();
}

std::string attribute(const Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

void begin_element(Reader& reader, std::string_view name, const Attributes& attributes) {
  const auto refuse = [&reader](const std::string& what) { throw Error(Error::Kind::kIo, what, reader.where); };
  if (!reader.srx_seen && name != "srx")
    refuse("expected the element srx of SRX 2.0 (namespace " + std::string(kNamespace) + ")");
  if (const std::string version = attribute(attributes, "version"); !reader.srx_seen && version != "2.0")
    refuse("the version is '" + version + "', expected 2.0");
  reader.srx_seen = true;
  if (name == "header") {
    reader.rules.set_cascade(attribute(attributes, "cascade") == "yes");
  } else if (name == "languagerule") {
    reader.list = attribute(attributes, "languagerulename");
    if (reader.list.empty()) refuse("languagerule has no languagerulename");
    reader.rules.add_list(reader.list);
  } else if (name == "rule") {
    reader.rule = {};
    const std::string ends = attribute(attributes, "break");
    if (!ends.empty() && ends != "yes" && ends != "no") refuse("break is '" + ends + "', expected yes or no");
    if (reader.list.empty()) refuse("a rule stands outside of any languagerule");
    reader.rule.ends = ends != "no";
    reader.rule.where = reader.where;
  } else if (name == "beforebreak" || name == "afterbreak") {
    reader.characters.clear();
  } else if (name == "languagemap") {
    if (attribute(attributes, "languagepattern").empty()) refuse("languagemap has no languagepattern");
    reader.maps.push_back(
        {attribute(attributes, "languagepattern"), attribute(attributes, "languagerulename"), reader.where});
  }
}

void end_element(Reader& reader, std::string_view name) {
  if (name == "beforebreak") {
    reader.rule.before = reader.characters;
  } else if (name == "afterbreak") {
    reader.rule.after = reader.characters;
  } else if (name == "rule") {
    reader.rules.add_rule(reader.list, reader.rule);
  } else if (name == "languagerule") {
    reader.list.clear();
  }
}

}  // namespace

text::SrxRules read_srx(const std::string& path) {
  return parse_srx(read_file(path), path);
}

text::SrxRules parse_srx(std::string_view content, const std::string& path) {
  Reader reader;
  detail::XmlHandler handler;
  handler.begin = [&](std::string_view name, const Attributes& attributes, const Where& where) {
    reader.where = where;
    begin_element(reader, local_name(name), attributes);
  };
  handler.end = [&](std::string_view name, const Where& where) {
    reader.where = where;
    end_element(reader, local_name(name));
  };
  handler.characters = [&](std::string_view text) { reader.characters += text; };
  detail::read_xml(content, path, /*namespaces=*/true, detail::Doctype::kRefused, handler);
  if (reader.maps.empty()) throw Error(Error::Kind::kIo, "no map says which language has which rules", reader.where);
  for (const MapRow& map : reader.maps) {
    if (!reader.rules.has_list(map.list))
      throw Error(Error::Kind::kIo, "a map names the rules '" + map.list + "', which are not there", map.where);
    reader.rules.add_map(map.pattern, map.list, map.where);
  }
  return std::move(reader.rules);
}

}  // namespace tolmach::formats
