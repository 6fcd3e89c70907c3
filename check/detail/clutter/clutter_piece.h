#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "check/detail/clutter/clutter_data.h"
#include "check/detail/document_view.h"

namespace tolmach::check::detail {

/// A sentence or line that is clutter, and of which kind.
struct ClutterPiece {
  text::Span span;
  std::string kind;
  bool label = false;     ///< told by a label: "Photo: ..."
  bool doubtful = false;  ///< a sentence that may be the text's own, unless the source has none for it
};

/// The words of a segment that stand within a piece of it.
[[nodiscard]] std::span<const Word> words_in(const DocumentView& view, std::uint32_t segment, text::Span piece);

/// ClutterData::signs_of() a word; remembered with it.
[[nodiscard]] std::uint8_t clutter_signs(const Word& word, const ClutterData& data);

}  // namespace tolmach::check::detail
