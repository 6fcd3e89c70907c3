#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "formats/detail/findings_forms.h"
#include "formats/json_line.h"

// JSON Lines: an object a finding, with the keys of docs/formats.md.
namespace tolmach::formats::detail {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const LocatedPlace& place) {
  return {{"segment", place.segment},        {"begin", place.begin}, {"end", place.end}, {"line", place.position.line},
          {"column", place.position.column}, {"text", place.text}};
}
Json json_of(const std::optional<LocatedPlace>& place) {
  return place ? json_of(*place) : Json(nullptr);
}
Json json_of(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json json_of(const LocatedFinding& located) {
  const check::Finding& finding = located.finding;
  Json related = Json::array();
  for (const LocatedPlace& place : located.related) related.push_back(json_of(place));
  return {{"family", check::to_string(finding.code->family)},
          {"code", finding.code->name},
          {"severity", check::to_string(finding.severity)},
          {"confidence", std::round(finding.confidence * 1e4) / 1e4},
          {"message", finding.message},
          {"suggestion", finding.suggestion.empty() ? Json(nullptr) : Json(finding.suggestion)},
          {"fingerprint", finding.fingerprint},
          {"bead", finding.bead ? Json(*finding.bead) : Json(nullptr)},
          {"source", json_of(located.source)},
          {"target", json_of(located.target)},
          {"related", std::move(related)},
          {"document", json_of(located.document)},
          {"id", json_of(located.id)}};
}

class JsonlFindings : public FindingsWriter {
 public:
  explicit JsonlFindings(std::ostream& out) : out_(out) {}
  void add(const CheckedDocument& document) override {
    for (const LocatedFinding& finding : document.findings) out_ << json_line(json_of(finding)) << '\n';
  }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_jsonl_findings(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<JsonlFindings>(out);
}

}  // namespace tolmach::formats::detail
