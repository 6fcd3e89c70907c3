#include "formats/alignment_jsonl.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

}  // namespace

void write_alignment_jsonl(std::ostream& out, const Bitext& bitext) {
  for (const align::Bead& bead : bitext.alignment) {
    const nlohmann::ordered_json object = {{"source", side(bitext.source, bead.source)},
                                           {"target", side(bitext.target, bead.target)},
                                           {"confidence", std::round(bead.confidence * 1e4) / 1e4},
                                           {"type", fmt::format("{}-{}", bead.source.size(), bead.target.size())}};
    out << object.dump() << '\n';
  }
}

}  // namespace tolmach::formats
