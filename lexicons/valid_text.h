#pragma once

#include <string_view>

namespace tolmach::lexicons {

/// @param what the text's name for the message ("the form")
/// @throws Error (usage) when the text is not valid UTF-8 or longer than a name can be (4,096 bytes), or holds
/// a NUL
void require_valid_text(std::string_view text, std::string_view what);

/// @throws Error (usage) as require_valid_text(), and when an id has control characters, such as line ends
void require_valid_id(std::string_view id);

/// @throws Error (usage) when the text is neither empty nor an ISO 8601 date to the day, month or year
void require_date(std::string_view text, std::string_view what);

/// @throws Error (usage) as require_date(), and when the last day is before the first
void require_period(std::string_view since, std::string_view until);

/// Whether an id may be one of that collection: Wikidata's are a letter and a number (Q1899), those of GeoNames and
/// VIAF numbers; of other collections any may.
[[nodiscard]] bool is_external_id(std::string_view scheme, std::string_view value) noexcept;
/// @throws Error (usage) when it may not
void require_external_id(std::string_view scheme, std::string_view value);

}  // namespace tolmach::lexicons
