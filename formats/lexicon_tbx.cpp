#include "formats/lexicon_tbx.h"

#include <optional>

#include <fmt/format.h>

#include "formats/xml.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using normalize::NameStatus;

constexpr std::string_view kMark = "Tolmach";

std::string_view tbx_status(NameStatus status) {
  switch (status) {
    case NameStatus::kPreferred:
      return "preferredTerm-admn-sts";
    case NameStatus::kAdmitted:
      return "admittedTerm-admn-sts";
    case NameStatus::kSuperseded:
      return "supersededTerm-admn-sts";
    default:
      return "deprecatedTerm-admn-sts";
  }
}

/// An id as XML wants it: every byte but letters, digits, '-' and '.' is written _HH.
std::string xml_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool inner = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (letter || (inner && !out.empty())) {
      out += c;
    } else {
      out += fmt::format("_{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// Writes one datum in the style that is asked for.
class Writer {
 public:
  Writer(TbxStyle style, std::ostream& out) : style_(style), out_(out) {}

  void datum(std::string_view indent, std::string_view element, std::string_view space, std::string_view type,
             std::string_view text) {
    if (text.empty()) return;
    if (style_ == TbxStyle::kDca) {
      out_ << fmt::format("{0}<{1} type=\"{2}\">{3}</{1}>\n", indent, element, type, escape_xml(text));
    } else {
      out_ << fmt::format("{0}<{1}:{2}>{3}</{1}:{2}>\n", indent, space, type, escape_xml(text));
    }
  }

  void header() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         << fmt::format("<tbx type=\"TBX-Basic\" style=\"{}\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"",
                        style_ == TbxStyle::kDca ? "dca" : "dct");
    if (style_ == TbxStyle::kDct) {
      out_ << " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"";
    }
    out_ << ">\n  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>Lexicon of " << kMark
         << "</p>\n      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n  <text>\n    <body>\n";
  }

  void begin_concept(const lexicons::Entity& entity) {
    out_ << fmt::format("      <conceptEntry id=\"{}\">\n", xml_id(entity.id));
    datum("        ", "descrip", "min", "subjectField", normalize::to_string(entity.kind));
    datum("        ", "descrip", "basic", "definition", entity.description);
    for (const lexicons::ExternalId& id : entity.external_ids) {
      const std::string target = escape_xml(id.scheme + ":" + id.value);
      if (style_ == TbxStyle::kDca) {
        out_ << fmt::format("        <xref type=\"externalCrossReference\" target=\"{0}\">{0}</xref>\n", target);
      } else {
        out_ << fmt::format("        <min:externalCrossReference target=\"{0}\">{0}</min:externalCrossReference>\n",
                            target);
      }
    }
  }

  void term(const lexicons::NewName& name) {
    out_ << "          <termSec>\n            <term>" << escape_xml(name.form) << "</term>\n";
    datum("            ", "termNote", "min", "administrativeStatus", tbx_status(name.status));
    datum("            ", "admin", "basic", "source", name.source);
    out_ << "          </termSec>\n";
  }

  void begin_language(const std::string& language) {
    out_ << fmt::format("        <langSec xml:lang=\"{}\">\n", escape_xml(language));
  }
  void end_language() { out_ << "        </langSec>\n"; }
  void end_concept() { out_ << "      </conceptEntry>\n"; }
  void footer() { out_ << "    </body>\n  </text>\n</tbx>\n"; }

 private:
  TbxStyle style_;
  std::ostream& out_;
};

}  // namespace

void export_lexicon_tbx(const lexicons::Lexicon& lexicon, TbxStyle style, std::ostream& out) {
  Writer writer(style, out);
  std::string entity, language;
  writer.header();
  lexicon.for_each_name([&](const lexicons::NewName& name) {
    const bool same_entity = name.entity == entity;
    if (!entity.empty() && (!same_entity || name.language != language)) writer.end_language();
    if (!entity.empty() && !same_entity) writer.end_concept();
    if (!same_entity) writer.begin_concept(*lexicon.entity(name.entity));
    if (!same_entity || name.language != language) writer.begin_language(name.language);
    writer.term(name);
    entity = name.entity;
    language = name.language;
  });
  if (entity.empty()) throw Error(Error::Kind::kIo, "the lexicon holds no names, and TBX needs one");
  writer.end_language();
  writer.end_concept();
  writer.footer();
}

}  // namespace tolmach::formats
