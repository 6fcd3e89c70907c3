#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tolmach::text::detail {

/// Where the second and later items of a list begin that a paragraph holds in one line: "1) wheat 2) barley",
/// "a. … b. …", "• … • …". The paragraph must begin with the first item; each number or letter must follow upon the
/// one before. Offsets in bytes, rising.
[[nodiscard]] std::vector<std::uint32_t> list_items(std::string_view paragraph);

}  // namespace tolmach::text::detail
