#pragma once

#include <string>
#include <string_view>

namespace tolmach::formats {

/// Text for XML 1.0 content and attribute values: markup characters as entities; characters that XML can't hold
/// (controls, U+FFFE, U+FFFF) as U+FFFD.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace tolmach::formats
