#include "formats/detail/finding_json.h"

#include <cmath>
#include <utility>

namespace tolmach::formats::detail {

nlohmann::ordered_json place_json(std::uint32_t segment, std::uint64_t begin, std::uint64_t end,
                                  text::Position position, std::string_view text) {
  return {{"segment", segment},        {"begin", begin}, {"end", end}, {"line", position.line},
          {"column", position.column}, {"text", text}};
}

nlohmann::ordered_json finding_json(const check::Finding& finding, FindingPlaces places,
                                    const nlohmann::ordered_json& document, const nlohmann::ordered_json& id) {
  nlohmann::ordered_json bead = nullptr;
  if (finding.bead) bead = *finding.bead;
  return {{"family", check::to_string(finding.code->family)},
          {"code", finding.code->name},
          {"severity", check::to_string(finding.severity)},
          {"confidence", std::round(finding.confidence * 1e4) / 1e4},
          {"message", finding.message},
          {"suggestion",
           finding.suggestion.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(finding.suggestion)},
          {"fingerprint", finding.fingerprint},
          {"bead", std::move(bead)},
          {"source", std::move(places.source)},
          {"target", std::move(places.target)},
          {"related", std::move(places.related)},
          {"document", document},
          {"id", id}};
}

}  // namespace tolmach::formats::detail
