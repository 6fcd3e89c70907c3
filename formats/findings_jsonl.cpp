#include "formats/findings_jsonl.h"

#include "check/checker.h"
#include "formats/detail/finding_json.h"
#include "text/position.h"

namespace tolmach::formats {

void write_findings_jsonl(std::ostream& out, const std::vector<check::Finding>& findings,
                          const FindingContext& context) {
  const text::LineIndex target_lines(context.target.text);
  const text::LineIndex source_lines(context.source != nullptr ? std::string_view(context.source->text)
                                                               : std::string_view());
  const auto place_in = [](const text::Document& document, const text::LineIndex& lines, const check::Place& place) {
    const text::Position position = lines.position(place.span.begin);
    const std::uint64_t begin = document.source_map.to_file(place.span.begin);
    const std::uint64_t end = place.span.empty() ? begin : document.source_map.end_to_file(place.span.end);
    return detail::place_json(place.segment, begin, end, position, place.span.of(document.text));
  };
  for (const check::Finding& finding : findings) {
    detail::FindingPlaces places;
    if (finding.source && context.source != nullptr)
      places.source = place_in(*context.source, source_lines, *finding.source);
    if (finding.target) places.target = place_in(context.target, target_lines, *finding.target);
    for (const check::Place& place : finding.related)
      places.related.push_back(place_in(context.target, target_lines, place));
    out << detail::finding_json(finding, std::move(places), context.document, nullptr)
               .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
        << '\n';
  }
}

void write_codes_tsv(std::ostream& out) {
  out << "family\tcode\tseverity\tdescription\n";
  for (const check::Code& code : check::all_codes())
    out << check::to_string(code.family) << '\t' << code.name << '\t' << check::to_string(code.severity) << '\t'
        << code.description << '\n';
}

}  // namespace tolmach::formats
