#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"
#include "text/span.h"

namespace tolmach::text {

/// A piece of a document that is aligned and checked as one: a sentence, a heading, or a given line.
struct Segment {
  Span span;                    ///< without the white space around it
  std::uint32_t paragraph = 0;  ///< from 0; segments of a paragraph stand next to each other
  bool linkable = true;         ///< false for an empty line or a `<p>` mark of presegmented input: never part of a link
};

/// A text with its segments. The text is held once; everything else points into it.
struct Document {
  std::string id;        ///< how the user knows it: the path as given, "-", or an id from a list
  std::string language;  ///< canonical BCP 47 tag; "und" when not known
  std::string text;      ///< decoded UTF-8
  std::vector<Segment> segments;
  SourceMap source_map;  ///< text offset to file offset

  /// The text of a segment. Precondition: index < segments.size().
  [[nodiscard]] std::string_view segment_text(std::size_t index) const { return segments[index].span.of(text); }
  /// The segment that holds the offset, or the last one that begins before it; 0 in a document without segments.
  [[nodiscard]] std::uint32_t segment_at(std::uint32_t offset) const noexcept;
};

/// A run of segments [begin, end), by index.
struct SegmentRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  [[nodiscard]] std::uint32_t size() const noexcept { return end - begin; }
  friend bool operator==(const SegmentRange& a, const SegmentRange& b) noexcept {
    return a.begin == b.begin && a.end == b.end;
  }
};

/// From the beginning of the first segment to the end of the last one; an empty span at the range's place if it is
/// empty.
[[nodiscard]] Span span_of(const Document& document, SegmentRange range) noexcept;

/// The segments of each paragraph, in order; together they cover all segments.
[[nodiscard]] std::vector<SegmentRange> paragraphs(const Document& document);

}  // namespace tolmach::text
