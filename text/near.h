#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tolmach::text {

/// How many bytes must be changed, left out or put in to make one string of the other: for the near names in a message.
[[nodiscard]] std::size_t edits(std::string_view a, std::string_view b);
/// The same in code points (Wagner & Fischer 1974).
[[nodiscard]] std::size_t edits(std::u32string_view a, std::u32string_view b);

/// The names of the least distances, joined by commas. @param names each with its distance
[[nodiscard]] std::string nearest(std::vector<std::pair<std::size_t, std::string>> names, std::size_t most);

}  // namespace tolmach::text
