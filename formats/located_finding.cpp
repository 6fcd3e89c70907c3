#include "formats/located_finding.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// Code points of context before and behind a place.
constexpr std::size_t kContext = 40;

std::string end_of(std::string_view text) {
  std::size_t at = text.size();
  for (std::size_t left = kContext; left > 0 && at > 0; --left) static_cast<void>(text::previous_code_point(text, at));
  return (at > 0 ? "…" : "") + std::string(text.substr(at));
}

std::string beginning_of(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t left = kContext; left > 0 && at < text.size(); --left)
    static_cast<void>(text::next_code_point(text, at));
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

/// A text whose places are asked for, and where its lines begin.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text), lines_(text) {}

  /// @param place bytes of the text; begin and end of the result are to be set by the caller where they differ
  [[nodiscard]] LocatedPlace at(std::uint32_t segment, text::Span place) const {
    const std::uint32_t line_begin = lines_.line_at(place.begin).begin;
    const std::uint32_t line_end = lines_.line_at(place.end).end;
    LocatedPlace located;
    located.segment = segment;
    located.begin = place.begin;
    located.end = place.end;
    located.position = lines_.position(place.begin);
    located.end_position = lines_.position(place.end);
    located.before = end_of(text_.substr(line_begin, place.begin - line_begin));
    located.text = place.of(text_);
    located.after = beginning_of(text_.substr(place.end, line_end - place.end));
    return located;
  }

 private:
  std::string_view text_;
  text::LineIndex lines_;
};

LocatedPlace in_file(const text::Document& document, const Places& places, const check::Place& place) {
  LocatedPlace located = places.at(place.segment, place.span);
  located.begin = document.source_map.to_file(place.span.begin);
  located.end = place.span.empty() ? located.begin : document.source_map.end_to_file(place.span.end);
  return located;
}

LocatedPlace in_field(const text::Document& document, const std::vector<std::uint32_t>& begins,
                      const check::Place& place) {
  const std::uint32_t begin = begins[place.segment];
  // Two line ends follow each field.
  const std::size_t end = (place.segment + 1 < begins.size() ? begins[place.segment + 1] : document.text.size()) - 2;
  const Places places(std::string_view(document.text).substr(begin, std::max<std::size_t>(end, begin) - begin));
  return places.at(place.segment, {place.span.begin - begin, place.span.end - begin});
}

}  // namespace

std::vector<LocatedFinding> locate(const std::vector<check::Finding>& findings, const FindingContext& context) {
  const Places target(context.target.text);
  const Places source(context.source == nullptr ? std::string_view() : std::string_view(context.source->text));
  std::vector<LocatedFinding> located;
  located.reserve(findings.size());
  for (const check::Finding& finding : findings) {
    LocatedFinding& one = located.emplace_back(LocatedFinding{finding, context.document, {}, {}, {}, {}, 0});
    if (finding.source && context.source != nullptr) one.source = in_file(*context.source, source, *finding.source);
    if (finding.target) one.target = in_file(context.target, target, *finding.target);
    for (const check::Place& place : finding.related) one.related.push_back(in_file(context.target, target, place));
  }
  return located;
}

std::vector<LocatedFinding> locate(const std::vector<check::Finding>& findings, const RowDocument& rows) {
  std::vector<LocatedFinding> located;
  located.reserve(findings.size());
  for (const check::Finding& finding : findings) {
    LocatedFinding& one = located.emplace_back(LocatedFinding{finding, {}, {}, {}, {}, {}, 0});
    if (!rows.name.empty()) one.document = rows.name;
    if (finding.source) {
      one.source = in_field(rows.source, rows.source_begin, *finding.source);
      one.id = rows.ids[finding.source->segment];
      one.row_line = rows.lines[finding.source->segment];
    }
    if (finding.target) {
      one.target = in_field(rows.target, rows.target_begin, *finding.target);
      one.id = rows.ids[finding.target->segment];
      one.row_line = rows.lines[finding.target->segment];
    }
    for (const check::Place& place : finding.related)
      one.related.push_back(in_field(rows.target, rows.target_begin, place));
  }
  return located;
}

}  // namespace tolmach::formats
