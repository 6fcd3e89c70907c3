#pragma once

#include <string_view>

namespace tolmach::align::detail {

/// The first six letters of a word: inflection mostly changes the end, so they stand for it (as in the aligners of
/// Moore and Braune).
[[nodiscard]] std::string_view stem(std::string_view word) noexcept;

}  // namespace tolmach::align::detail
