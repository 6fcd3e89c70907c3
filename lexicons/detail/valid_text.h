#pragma once

#include <string_view>

namespace tolmach::lexicons::detail {

/// @param what the text's name for the message ("the form")
/// @throws Error (usage) when the text is not valid UTF-8 or longer than a name can be (4,096 bytes), or holds
/// a NUL
void require_valid(std::string_view text, std::string_view what);

/// @throws Error (usage) as require_valid(), and when an id has control characters, such as line ends
void require_valid_id(std::string_view id);

/// @throws Error (usage) when the text is neither empty nor an ISO 8601 date to the day, month or year
void require_date(std::string_view text, std::string_view what);

}  // namespace tolmach::lexicons::detail
