#include "text/document.h"

#include <algorithm>

namespace tolmach::text {

std::uint32_t Document::segment_at(std::uint32_t offset) const noexcept {
  const auto after = std::upper_bound(segments.begin(), segments.end(), offset,
                                      [](std::uint32_t at, const Segment& segment) { return at < segment.span.begin; });
  return after == segments.begin() ? 0 : static_cast<std::uint32_t>(after - segments.begin() - 1);
}

Span span_of(const Document& document, SegmentRange range) noexcept {
  const auto& segments = document.segments;
  if (!range.empty()) return {segments[range.begin].span.begin, segments[range.end - 1].span.end};
  const std::uint32_t place = range.begin < segments.size() ? segments[range.begin].span.begin
                                                            : (segments.empty() ? 0 : segments.back().span.end);
  return {place, place};
}

std::vector<SegmentRange> paragraphs(const Document& document) {
  std::vector<SegmentRange> out;
  for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
    const bool begins = i == 0 || document.segments[i].paragraph != document.segments[i - 1].paragraph;
    if (begins) out.push_back({i, i});
    out.back().end = i + 1;
  }
  return out;
}

}  // namespace tolmach::text
