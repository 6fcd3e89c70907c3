#include "formats/tmx.h"

#include <string>

#include <fmt/format.h>

#include "formats/xml.h"

namespace tolmach::formats {
namespace {

void write_variant(std::ostream& out, const text::Document& document, text::SegmentRange range) {
  out << fmt::format("      <tuv xml:lang=\"{}\"><seg>{}</seg></tuv>\n", escape_xml(document.language),
                     escape_xml(joined_text(document, range)));
}

/// Name and version of the tool: "tolmach 0.1.0".
std::pair<std::string, std::string> tool_of(const std::string& version) {
  const std::size_t space = version.find(' ');
  if (space == std::string::npos) return {version, "0"};
  return {version.substr(0, space), version.substr(space + 1)};
}

}  // namespace

void write_tmx(std::ostream& out, const Bitext& bitext, const Provenance& provenance) {
  const auto [tool, version] = tool_of(provenance.version);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
         "<tmx version=\"1.4\">\n";
  out << fmt::format(
      "  <header creationtool=\"{}\" creationtoolversion=\"{}\" segtype=\"block\" o-tmf=\"tolmach\" adminlang=\"en\" "
      "srclang=\"{}\" datatype=\"plaintext\">\n"
      "    <prop type=\"x-settings\">{}</prop>\n"
      "  </header>\n  <body>\n",
      escape_xml(tool), escape_xml(version), escape_xml(bitext.source.language), escape_xml(provenance.settings));
  for (const align::Bead& bead : bitext.alignment) {
    if (!bead.is_link()) continue;
    out << fmt::format("    <tu>\n      <prop type=\"x-confidence\">{:.4g}</prop>\n", bead.confidence);
    out << fmt::format("      <prop type=\"x-segments\">{}-{} {}-{}</prop>\n", bead.source.begin, bead.source.end - 1,
                       bead.target.begin, bead.target.end - 1);
    write_variant(out, bitext.source, bead.source);
    write_variant(out, bitext.target, bead.target);
    out << "    </tu>\n";
  }
  out << "  </body>\n</tmx>\n";
}

}  // namespace tolmach::formats
