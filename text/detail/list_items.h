#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/detail/sentence_words.h"

namespace tolmach::text::detail {

/// Where the items begin of lists that a paragraph holds in one line: "1) wheat 2) barley", "a. … b. …", "• … • …". A
/// list begins with the paragraph (its first item is left out) or behind a sentence; each number or letter must follow
/// upon the one before. Offsets in bytes, rising.
[[nodiscard]] std::vector<std::uint32_t> list_items(std::string_view paragraph, const SentenceWords& words);

}  // namespace tolmach::text::detail
