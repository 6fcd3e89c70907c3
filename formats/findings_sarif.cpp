#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/registry.h"
#include "formats/detail/findings_forms.h"
#include "text/fields.h"

// SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show: one run, a rule a code, a result a finding. Columns
// count code points; a finding that points into the source has that place among its related locations. Of a row of a
// table only the line where it begins is a place of the file, so nothing is said of columns and of corrections.
namespace tolmach::formats::detail {
namespace {

using Json = nlohmann::ordered_json;

/// A path or name as a URI reference (RFC 3986, RFC 8089): bytes that may not stand in a path are percent-encoded.
std::string uri_of(std::string_view name) {
  std::string uri = name.substr(0, 1) == "/" ? "file://" : "";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

const char* level_of(check::Severity severity) noexcept {
  switch (severity) {
    case check::Severity::kCritical:
    case check::Severity::kMajor:
      return "error";
    case check::Severity::kMinor:
      return "warning";
    case check::Severity::kInfo:
      break;
  }
  return "note";
}

Json rules() {
  Json all = Json::array();
  for (const check::Code& code : check::all_codes())
    all.push_back(
        {{"id", code.name},
         {"shortDescription", {{"text", code.description}}},
         {"defaultConfiguration", {{"level", level_of(code.severity)}}},
         {"properties",
          {{"family", check::to_string(code.family)}, {"itsType", check::its_type(code.family)}, {"mqm", code.mqm}}}});
  return all;
}

Json region_of(const LocatedPlace& place) {
  return {{"startLine", place.position.line},   {"startColumn", place.position.column},
          {"endLine", place.end_position.line}, {"endColumn", place.end_position.column},
          {"byteOffset", place.begin},          {"byteLength", place.end - place.begin},
          {"snippet", {{"text", place.text}}}};
}

/// Where the results of a document are.
struct Artifacts {
  std::string target, source;  ///< URIs
  bool of_rows = false;        ///< places count within the field of a row: the file is known by the row's line alone
  std::string document;        ///< that the rows belong to
};

Json location_of(const std::string& uri, const LocatedPlace* place, const Artifacts& artifacts,
                 const LocatedFinding& found) {
  Json location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}}}};
  if (!artifacts.of_rows) {
    if (place != nullptr) location["physicalLocation"]["region"] = region_of(*place);
    return location;
  }
  if (found.row_line > 0) location["physicalLocation"]["region"] = {{"startLine", found.row_line}};
  if (found.id && !found.id->empty())
    location["logicalLocations"] = Json::array(
        {Json{{"name", *found.id}, {"fullyQualifiedName", artifacts.document + "#" + *found.id}, {"kind", "row"}}});
  return location;
}

Json located(Json location, int id, const char* message) {
  location["id"] = id;
  location["message"] = {{"text", message}};
  return location;
}

Json fix_of(const std::string& uri, const LocatedPlace& place, const std::string& suggestion) {
  const Json replacement = {{"deletedRegion", region_of(place)}, {"insertedContent", {{"text", suggestion}}}};
  const Json change = {{"artifactLocation", {{"uri", uri}}}, {"replacements", Json::array({replacement})}};
  return {{"description", {{"text", "Replace by the suggestion"}}}, {"artifactChanges", Json::array({change})}};
}

class SarifFindings : public FindingsWriter {
 public:
  SarifFindings(std::ostream& out, Provenance provenance) : out_(out), provenance_(std::move(provenance)) {
    const auto& codes = check::all_codes();
    for (std::size_t i = 0; i < codes.size(); ++i) rule_index_[codes[i].name] = i;
  }

  void add(const CheckedDocument& document) override {
    const bool of_rows = !document.table.empty();
    const auto uri = [&](const text::Document* side) {
      if (of_rows) return uri_of(document.table);
      return uri_of(side == nullptr || side->id.empty() ? document.name : side->id);
    };
    const Artifacts artifacts{uri(&document.target), uri(document.source), of_rows, document.name};
    begin();
    for (const LocatedFinding& finding : document.findings) write(result_of(finding, artifacts));
  }

  void finish() override {
    begin();
    out_ << (is_empty_ ? "" : kBetween.substr(0, kBetween.size() - 2)) << end_ << '\n';
  }

 private:
  /// What begins the line of a result.
  static constexpr std::string_view kBetween = "\n        ";

  static std::string shown(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

  /// The results are written as they come: there may be many.
  [[nodiscard]] Json frame_without_results() const {
    const std::size_t space = provenance_.version.find(' ');
    const Json driver = {{"name", "Tolmach"},
                         {"version", space == std::string::npos ? "0" : provenance_.version.substr(space + 1)},
                         {"rules", rules()}};
    const Json run = {{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", Json::array()}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({run})}};
  }

  /// Writes what stands before the results, once: a run that fails before the first says nothing.
  void begin() {
    if (!end_.empty()) return;
    const std::string frame = shown(frame_without_results());
    const std::size_t results = frame.rfind("[]") + 1;
    out_ << frame.substr(0, results);
    end_ = frame.substr(results);
  }

  void write(const Json& result) {
    if (!is_empty_) out_ << ',';
    is_empty_ = false;
    text::for_each_part(shown(result), '\n', [&](std::string_view line) { out_ << kBetween << line; });
  }

  [[nodiscard]] Json result_of(const LocatedFinding& found, const Artifacts& artifacts) const {
    const check::Finding& finding = found.finding;
    const bool in_source = !found.target && found.source;
    const LocatedPlace* place = in_source ? &*found.source : found.target ? &*found.target : nullptr;
    Json result = {
        {"ruleId", finding.code->name},
        {"ruleIndex", rule_index_.at(finding.code->name)},
        {"level", level_of(finding.severity)},
        {"message", {{"text", finding.message}}},
        {"locations",
         Json::array({location_of(in_source ? artifacts.source : artifacts.target, place, artifacts, found)})}};
    Json related = Json::array();
    if (found.source && !in_source && !artifacts.of_rows)
      related.push_back(located(location_of(artifacts.source, &*found.source, artifacts, found), 1, "the source"));
    for (const LocatedPlace& other : found.related) {
      if (artifacts.of_rows) break;  // the row of another place is not known
      related.push_back(located(location_of(artifacts.target, &other, artifacts, found),
                                static_cast<int>(related.size()) + 1, "belongs to it"));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    result["partialFingerprints"] = {{"tolmach/v1", finding.fingerprint}};
    result["rank"] = finding.confidence * 100;
    if (!finding.suggestion.empty() && found.target && !artifacts.of_rows)
      result["fixes"] = Json::array({fix_of(artifacts.target, *found.target, finding.suggestion)});
    return result;
  }

  std::ostream& out_;
  Provenance provenance_;
  std::map<std::string_view, std::size_t> rule_index_;
  std::string end_;  ///< what stands behind the results
  bool is_empty_ = true;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_sarif_findings(std::ostream& out, FindingsStyle style) {
  return std::make_unique<SarifFindings>(out, std::move(style.provenance));
}

}  // namespace tolmach::formats::detail
