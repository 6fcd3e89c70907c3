#pragma once

#include <string_view>

namespace tolmach::formats::detail {

/// Stands in a text for an inline element that stands alone, such as a placeholder or an image: U+FFFC, the object
/// replacement character. Spaces around it are then no two spaces, and it is no word.
inline constexpr std::string_view kStandsForCode = "\xEF\xBF\xBC";

}  // namespace tolmach::formats::detail
