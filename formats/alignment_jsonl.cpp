#include "formats/alignment_jsonl.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/json_line.h"

namespace tolmach::formats {
namespace {

nlohmann::ordered_json side(const text::Document& document, text::SegmentRange range) {
  nlohmann::ordered_json segments = nlohmann::ordered_json::array();
  for (std::uint32_t i = range.begin; i < range.end; ++i) segments.push_back(i);
  const text::Span span = text::span_of(document, range);
  const std::uint64_t begin = document.source_map.to_file(span.begin);
  const std::uint64_t end = span.empty() ? begin : document.source_map.end_to_file(span.end);
  return {{"segments", std::move(segments)}, {"begin", begin}, {"end", end}, {"text", joined_text(document, range)}};
}

double rounded(double value, double places) {
  return std::round(value * places) / places;
}

nlohmann::ordered_json evidence_of(const align::BeadExplanation& explanation) {
  nlohmann::ordered_json evidence = nlohmann::ordered_json::object();
  for (const align::Contribution& part : explanation.contributions)
    evidence[std::string(align::name_of(part.evidence))] = rounded(part.value, 1e3);
  return evidence;
}

nlohmann::ordered_json ties_of(const align::BeadExplanation& explanation) {
  nlohmann::ordered_json ties = nlohmann::ordered_json::array();
  for (const align::WordTie& tie : explanation.ties)
    ties.push_back({{"source", tie.source},
                    {"target", tie.target},
                    {"evidence", align::name_of(tie.evidence)},
                    {"value", rounded(tie.value, 1e3)}});
  return ties;
}

}  // namespace

void write_alignment_jsonl(std::ostream& out, const Bitext& bitext) {
  for (std::size_t k = 0; k < bitext.alignment.size(); ++k) {
    const align::Bead& bead = bitext.alignment[k];
    nlohmann::ordered_json object = {{"source", side(bitext.source, bead.source)},
                                     {"target", side(bitext.target, bead.target)},
                                     {"confidence", rounded(bead.confidence, 1e4)},
                                     {"type", fmt::format("{}-{}", bead.source.size(), bead.target.size())}};
    if (bitext.explanations != nullptr) {
      object["evidence"] = evidence_of((*bitext.explanations)[k]);
      object["ties"] = ties_of((*bitext.explanations)[k]);
    }
    out << json_line(object) << '\n';
  }
}

}  // namespace tolmach::formats
