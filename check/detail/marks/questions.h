#pragma once

#include <cstdint>

#include "check/detail/characters/characters.h"
#include "check/detail/document_view.h"

namespace tolmach::check::detail {

/// Whether what stands before a mark ends as a question of its language does, whatever the mark: 「…ですか。」
[[nodiscard]] bool ends_as_question(const DocumentView& view, const FinalMark& mark);

/// Whether the sentence before a question mark asks by its words, not by the mark alone: it begins with a word of
/// questions, as does a quotation in it, or has a particle of them (`data/check/question_words.tsv`), or an inverted
/// question mark. @param mark the last one of the segment
[[nodiscard]] bool asks(const DocumentView& view, std::uint32_t segment, const FinalMark& mark);

}  // namespace tolmach::check::detail
