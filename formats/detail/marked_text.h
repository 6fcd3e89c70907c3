#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/finding.h"
#include "text/document.h"

namespace tolmach::formats::detail {

/// A stretch of a document that a page marks: a name of a cluster, or a finding.
struct TextMark {
  text::Span span;
  std::optional<std::size_t> name;          ///< index of the cluster
  std::optional<check::Severity> severity;  ///< of the finding
};

/// The hue (0 to 359) of a cluster: neighbouring numbers lie far apart, by steps of about the golden angle.
[[nodiscard]] unsigned hue_of(std::size_t name) noexcept;

/// The text of a span as HTML with its marks. Marks may overlap; an empty one shows as a gap.
/// @param marks those of the document, ordered by span
[[nodiscard]] std::string marked_html(const text::Document& document, text::Span span,
                                      const std::vector<TextMark>& marks);

}  // namespace tolmach::formats::detail
