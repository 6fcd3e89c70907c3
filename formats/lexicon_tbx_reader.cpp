#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "formats/detail/xml_reader.h"
#include "formats/lexicon_tbx.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using detail::XmlHandler;
using normalize::NameStatus;

constexpr std::size_t kLongestText = 65'536;

/// The status that a value of administrativeStatus or normativeAuthorization means.
std::optional<NameStatus> status_in(std::string_view value) {
  constexpr std::string_view kSuffix = "-admn-sts";
  if (value.ends_with(kSuffix)) value.remove_suffix(kSuffix.size());
  // What a standard, a law or an authority lays down is preferred by them.
  if (value == "preferredTerm" || value == "standardizedTerm" || value == "legalTerm" || value == "regulatedTerm")
    return NameStatus::kPreferred;
  if (value == "admittedTerm") return NameStatus::kAdmitted;
  if (value == "deprecatedTerm") return NameStatus::kDeprecated;
  if (value == "supersededTerm") return NameStatus::kSuperseded;
  return {};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The reverse of the exporter's xml_id.
std::string id_from_xml(std::string_view id) {
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (id[i] == '_' && i + 2 < id.size() && hex_value(id[i + 1]) >= 0 && hex_value(id[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(id[i + 1]) * 16 + hex_value(id[i + 2]));
      i += 2;
    } else {
      out += id[i];
    }
  }
  return out;
}

std::string attribute(const XmlHandler::Attributes& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

/// Elements that stand within a text, of both versions.
bool is_inline(std::string_view element) {
  constexpr std::array<std::string_view, 9> kInline = {"hi", "foreign", "ph", "sc", "ec", "bpt", "ept", "it", "ut"};
  return std::find(kInline.begin(), kInline.end(), element) != kInline.end();
}

/// Elements that join a text to what is said of it: a source there is not the term's.
bool is_group_of_text(std::string_view element) {
  return element == "descripGrp" || element == "termNoteGrp";
}

/// Reads the elements of both versions and styles: what a datum is stands in its type, or is its element's name.
class Reader {
 public:
  explicit Reader(LexiconImport& importer) : import_(importer) {}

  void begin(std::string_view name, const XmlHandler::Attributes& attributes, const Where& where) {
    const std::string_view element = local(name);
    import_.advance(where.line);
    if (in_root_ && is_inline(element)) return;
    text_.clear();
    if (!in_root_ && element != "tbx" && element != "martif")
      throw Error(Error::Kind::kIo, "no TBX: the root is neither tbx nor martif", where);
    in_root_ = true;
    if (element == "conceptEntry" || element == "termEntry") {
      concept_ = lexicons::Entity{ours_ ? id_from_xml(attribute(attributes, "id")) : attribute(attributes, "id")};
      concept_line_ = where.line;
      terms_.clear();
      in_language_ = is_kept_ = false;
    } else if (element == "langSec" || element == "langSet") {
      language_ = attribute(attributes, "http://www.w3.org/XML/1998/namespace|lang");
      in_language_ = true;
    } else if (element == "termSec" || element == "tig" || element == "ntig") {
      term_ = Term{where.line};
      in_term_ = true;
    } else if (is_group_of_text(element)) {
      in_group_ = true;
    }
    type_ = attribute(attributes, "type");
    if (type_.empty()) type_ = element;
    if (type_ == "externalCrossReference" && !in_language_) add_external_id(attribute(attributes, "target"));
  }

  void characters(std::string_view text) {
    if (text_.size() < kLongestText) text_ += text.substr(0, kLongestText - text_.size());
  }

  void end(std::string_view name, const Where& /*where*/) {
    const std::string_view element = local(name);
    if (is_inline(element)) return;
    const std::string value(text::trim(text_));
    if (element == "p" && value == "Lexicon of Tolmach") ours_ = true;
    if (element == "term") term_.form = value;
    if (in_term_) {
      term_datum(value);
    } else {
      concept_datum(value);
    }
    if (is_group_of_text(element)) in_group_ = false;
    if (element == "termSec" || element == "tig" || element == "ntig") {
      in_term_ = false;
      term_.language = language_;
      terms_.push_back(std::move(term_));
    }
    if (element == "langSec" || element == "langSet") in_language_ = false;
    if (element == "conceptEntry" || element == "termEntry") store();
    text_.clear();
    type_.clear();
  }

 private:
  struct Term {
    std::size_t line = 0;
    std::string form = {}, language = {}, status = {}, source = {};
  };

  static std::string_view local(std::string_view name) { return name.substr(name.rfind('|') + 1); }

  void term_datum(const std::string& value) {
    if (type_ == "administrativeStatus" || (type_ == "normativeAuthorization" && term_.status.empty()))
      term_.status = value;
    if (type_ == "source" && !in_group_) term_.source = value;
  }

  void concept_datum(const std::string& value) {
    // Many termbases define a concept in each language anew: the first definition is kept.
    if (type_ == "definition" && concept_.description.empty()) concept_.description = value;
    if (type_ == "subjectField" && !in_language_) static_cast<void>(normalize::parse(value, concept_.kind));
  }

  void add_external_id(const std::string& target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == target.size()) return;
    // "https://…" is the address of a page.
    if (target.compare(colon, 3, "://") == 0) return;
    concept_.external_ids.push_back({target.substr(0, colon), target.substr(colon + 1)});
  }

  void store() {
    if (!concept_.id.empty() && !ids_.insert(concept_.id).second) {
      return import_.row(concept_line_, [&] {
        throw Error(Error::Kind::kUsage, fmt::format("the id \"{}\" is an earlier concept's", concept_.id));
      });
    }
    for (const Term& term : terms_) {
      import_.row(term.line, [&] { store(term); });
    }
    if (!is_kept_) return;  // no name of it was asked for, or good
    const bool more = !concept_.description.empty() || !concept_.external_ids.empty();
    if (more && !concept_.id.empty() && !terms_.empty())
      import_.row(terms_.front().line, [&] { import_.lexicon().store_entity(concept_); });
  }

  void store(const Term& term) {
    NameStatus status = NameStatus::kAdmitted;
    if (!term.status.empty()) {
      const std::optional<NameStatus> known = status_in(term.status);
      if (!known) throw Error(Error::Kind::kUsage, fmt::format("unknown status \"{}\"", term.status));
      status = *known;
    }
    const std::string entity =
        import_.store({{concept_.id, concept_.kind, term.form, term.language, status, term.source},
                       /*says_status=*/!term.status.empty()});
    is_kept_ |= !entity.empty();
    // The terms of a concept without id are one entity's, too: that of the first.
    if (concept_.id.empty()) concept_.id = entity;
  }

  LexiconImport& import_;
  lexicons::Entity concept_;
  std::vector<Term> terms_;
  Term term_;
  std::string language_, text_, type_;
  std::unordered_set<std::string> ids_;
  std::size_t concept_line_ = 0;
  bool in_root_ = false, in_language_ = false, in_term_ = false, in_group_ = false, ours_ = false,
       is_kept_ = false;  ///< whether a name of the concept is in the lexicon
};

}  // namespace

LexiconImportReport import_lexicon_tbx(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                       const LexiconImportOptions& options) {
  LexiconImport importer(lexicon, file_name, options);
  importer.watch_contradictions();
  Reader reader(importer);
  const XmlHandler handler{[&](std::string_view name, const XmlHandler::Attributes& attributes, const Where& where) {
                             reader.begin(name, attributes, where);
                           },
                           [&](std::string_view name, const Where& where) { reader.end(name, where); },
                           [&](std::string_view text) { reader.characters(text); }};
  detail::read_xml(in, file_name, /*namespaces=*/true, detail::Doctype::kWithoutEntities, handler);
  return importer.finish();
}

}  // namespace tolmach::formats
