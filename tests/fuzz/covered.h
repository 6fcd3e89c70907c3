#pragma once

#include "require.h"
#include "text/document.h"
#include "text/unicode.h"

namespace tolmach::fuzz {

/// Requires that the segments cover the text: in order, without overlap, with nothing but white space between them.
inline void require_covered(const text::Document& document) {
  std::size_t end = 0;
  std::uint32_t paragraph = 0;
  for (const text::Segment& segment : document.segments) {
    require(segment.span.begin >= end && segment.span.end >= segment.span.begin, "segments stand in order");
    require(segment.span.end <= document.text.size(), "segments lie within the text");
    require(segment.paragraph >= paragraph, "paragraphs are numbered in order");
    require(text::trim(std::string_view(document.text).substr(end, segment.span.begin - end)).empty(),
            "nothing but white space stands between segments");
    end = segment.span.end;
    paragraph = segment.paragraph;
  }
  require(text::trim(std::string_view(document.text).substr(end)).empty(), "nothing stands behind the last segment");
}

}  // namespace tolmach::fuzz
