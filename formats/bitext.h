#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "align/explanation.h"
#include "text/document.h"

namespace tolmach::formats {

/// Two documents and how they belong together: what the bitext writers write. Refers, does not own.
struct Bitext {
  const text::Document& source;
  const text::Document& target;
  const align::Alignment& alignment;
  const std::vector<align::BeadExplanation>* explanations = nullptr;  ///< one a bead, or null
};

/// The text of a range of segments for output: segments joined by a space (by nothing between ideographs), inner line
/// ends as spaces; segments that are not linkable are left out.
[[nodiscard]] std::string joined_text(const text::Document& document, text::SegmentRange range);

}  // namespace tolmach::formats
