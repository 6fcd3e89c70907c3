#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/registry.h"
#include "formats/detail/findings_forms.h"

// SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show: one run, a rule a code, a result a finding. Columns
// count code points; a finding that points into the source has that place among its related locations.
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

Json location_of(const std::string& uri, const LocatedPlace* place, const std::optional<std::string>& row) {
  Json location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}}}};
  if (place != nullptr) location["physicalLocation"]["region"] = region_of(*place);
  if (row && !row->empty()) location["logicalLocations"] = Json::array({Json{{"name", *row}, {"kind", "row"}}});
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
    const std::string target = uri_of(document.target.id.empty() ? document.name : document.target.id);
    const std::string source =
        uri_of(document.source == nullptr || document.source->id.empty() ? document.name : document.source->id);
    for (const LocatedFinding& finding : document.findings) results_.push_back(result_of(finding, target, source));
  }

  void finish() override {
    const std::size_t space = provenance_.version.find(' ');
    const Json driver = {{"name", "Tolmach"},
                         {"version", space == std::string::npos ? "0" : provenance_.version.substr(space + 1)},
                         {"rules", rules()}};
    const Json run = {
        {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results_)}};
    const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
    out_ << log.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  }

 private:
  [[nodiscard]] Json result_of(const LocatedFinding& found, const std::string& target,
                               const std::string& source) const {
    const check::Finding& finding = found.finding;
    const bool in_source = !found.target && found.source;
    const LocatedPlace* place = in_source ? &*found.source : found.target ? &*found.target : nullptr;
    Json result = {{"ruleId", finding.code->name},
                   {"ruleIndex", rule_index_.at(finding.code->name)},
                   {"level", level_of(finding.severity)},
                   {"message", {{"text", finding.message}}},
                   {"locations", Json::array({location_of(in_source ? source : target, place, found.id)})}};
    Json related = Json::array();
    if (found.source && !in_source)
      related.push_back(located(location_of(source, &*found.source, found.id), 1, "the source"));
    for (const LocatedPlace& other : found.related)
      related.push_back(
          located(location_of(target, &other, {}), static_cast<int>(related.size()) + 1, "belongs to it"));
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    result["partialFingerprints"] = {{"tolmach/v1", finding.fingerprint}};
    result["rank"] = finding.confidence * 100;
    if (!finding.suggestion.empty() && found.target)
      result["fixes"] = Json::array({fix_of(target, *found.target, finding.suggestion)});
    return result;
  }

  std::ostream& out_;
  Provenance provenance_;
  std::map<std::string_view, std::size_t> rule_index_;
  Json results_ = Json::array();
};

}  // namespace

std::unique_ptr<FindingsWriter> make_sarif_findings(std::ostream& out, FindingsStyle style) {
  return std::make_unique<SarifFindings>(out, std::move(style.provenance));
}

}  // namespace tolmach::formats::detail
