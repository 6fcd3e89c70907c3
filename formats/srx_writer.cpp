#include "formats/srx_writer.h"

#include <string>
#include <vector>

#include "formats/xml.h"
#include "text/srx_export.h"

namespace tolmach::formats {
namespace {

constexpr const char* kOthers = "und";

void write_rules(std::ostream& out, const text::DataFolder& data, const std::string& language) {
  out << "      <languagerule languagerulename=\"" << escape_xml(language) << "\">\n";
  for (const text::SrxRule& rule : text::srx_rules_of(data, language))
    out << "        <rule break=\"" << (rule.ends ? "yes" : "no") << "\">\n          <beforebreak>"
        << escape_xml(rule.before) << "</beforebreak>\n          <afterbreak>" << escape_xml(rule.after)
        << "</afterbreak>\n        </rule>\n";
  out << "      </languagerule>\n";
}

}  // namespace

void write_srx(std::ostream& out, const text::DataFolder& data) {
  std::vector<std::string> languages = text::segmentation_languages(data);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n"
         "  <header segmentsubflows=\"yes\" cascade=\"no\">\n"
         "    <formathandle type=\"start\" include=\"no\"/>\n"
         "    <formathandle type=\"end\" include=\"yes\"/>\n"
         "    <formathandle type=\"isolated\" include=\"no\"/>\n"
         "  </header>\n  <body>\n    <languagerules>\n";
  for (const std::string& language : languages) write_rules(out, data, language);
  write_rules(out, data, kOthers);
  out << "    </languagerules>\n    <maprules>\n";
  for (const std::string& language : languages)
    out << "      <languagemap languagepattern=\"(?i)" << language << "([-_].*)?\" languagerulename=\"" << language
        << "\"/>\n";
  out << "      <languagemap languagepattern=\".*\" languagerulename=\"" << kOthers
      << "\"/>\n    </maprules>\n  </body>\n</srx>\n";
}

}  // namespace tolmach::formats
