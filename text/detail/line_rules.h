#pragma once

#include <string_view>
#include <vector>

#include "text/detail/sentence_words.h"
#include "text/span.h"

namespace tolmach::text::detail {

/// What a line end is, by the line before it and the line behind it.
struct LineEnd {
  bool ends = false;  ///< whether the paragraph ends there
  std::string_view rule;
};

/// Decides about the ends of the lines of a block: lines with text that follow each other without an empty one.
/// A block was wrapped hard if each line is so long that the first word of the next one would not have fitted; a line
/// with a space at its end flows on (RFC 3676); nothing ends behind an article or a preposition.
/// @param lines spans of `text` without the line ends; two at least
/// @returns one verdict for each line but the last
[[nodiscard]] std::vector<LineEnd> line_ends(std::string_view text, const std::vector<Span>& lines,
                                             const SentenceWords& words);

}  // namespace tolmach::text::detail
