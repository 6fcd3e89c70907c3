#pragma once

#include <string_view>
#include <vector>

#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

/// The names in a segment of a text without spaces, part by part, and its words of other scripts.
[[nodiscard]] std::vector<NameWord> unspaced_names(const DocumentView& view, std::uint32_t segment, WordBook& book);

/// Adds what a name would be if it began or ended a character or two further out: nothing marks where it does.
void add_wider(std::vector<std::string_view>& forms, std::string_view text, text::Span span);
/// Adds the beginnings and ends of a long name that is written with characters. Precondition: `forms` has it.
void add_parts(std::vector<std::string_view>& forms);

}  // namespace tolmach::check::detail
