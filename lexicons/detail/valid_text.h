#pragma once

#include <string_view>

namespace tolmach::lexicons::detail {

/// @param what the text's name for the message ("the form")
/// @throws Error (usage) when the text is not valid UTF-8 or longer than a name can be (4,096 bytes)
void require_valid(std::string_view text, std::string_view what);

}  // namespace tolmach::lexicons::detail
