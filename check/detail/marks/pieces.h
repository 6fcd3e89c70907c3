#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/words.h"

namespace tolmach::check::detail {

/// Cuts a segment into what look like its sentences: a given line may hold several. Cruder than text::SentenceSplitter
/// and without its data; a full stop behind an initial, a number or a very short word ends nothing. Spans without the
/// white space between them.
[[nodiscard]] std::vector<text::Span> sentence_pieces(std::string_view text, text::Span segment);
/// The same of a segment that is cut into tokens: marks are looked for among them.
[[nodiscard]] std::vector<text::Span> sentence_pieces(std::string_view text, text::Span segment,
                                                      const std::vector<text::Token>& tokens);

}  // namespace tolmach::check::detail
