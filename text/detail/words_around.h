#pragma once

#include <cstdint>
#include <string_view>

#include "text/detail/sentence_words.h"

namespace tolmach::text::detail {

/// The WordBit bits of the word that ends at `end`: by the language's words and by its shape.
/// @param sentence_begin where its sentence begins
/// @param mark the first mark behind the word
[[nodiscard]] std::uint32_t word_before(std::string_view text, std::size_t sentence_begin, std::size_t end,
                                        char32_t mark, const SentenceWords& words);

/// The FollowBit bits of the words that begin at `begin`.
/// @param spoken whether they may say who spoke what stands before
[[nodiscard]] std::uint32_t words_behind(std::string_view text, std::size_t begin, bool spoken,
                                         const SentenceWords& words);

/// Whether two sentences were run together at a mark without white space: "came.Then". Not in addresses and file names.
[[nodiscard]] bool is_missing_space(std::string_view text, std::size_t mark, std::size_t next,
                                    const SentenceWords& words);

}  // namespace tolmach::text::detail
