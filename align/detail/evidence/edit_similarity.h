#pragma once

#include <string_view>

namespace tolmach::align::detail {

/// 1 − Levenshtein distance / longer length, from 0 to 1; 1 for two empty strings. Bit-parallel for strings of up to 64
/// bytes (Myers 1999, Hyyrö 2001); longer ones are cut to 64, which no word needs.
[[nodiscard]] double edit_similarity(std::string_view a, std::string_view b) noexcept;

}  // namespace tolmach::align::detail
