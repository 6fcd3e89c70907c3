#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tolmach::formats {

/// Reads a vector as encoders print it: decimal numbers with spaces or tabs between them, or a JSON array of numbers.
/// @param into gets the numbers at its end; left as it was where the line is something else
/// @return how many numbers; none where the line is no vector, is empty, or holds NaN or an infinite number
[[nodiscard]] std::optional<std::size_t> parse_vector_line(std::string_view line, std::vector<float>& into);

}  // namespace tolmach::formats
