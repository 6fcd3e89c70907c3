#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tolmach::normalize::detail {

/// Rules as people write them, in the form that read_rewrite_rules() reads: without comments, and with what variables
/// stand for in their place. To have ICU read them and write them so again takes ten times as long.
/// @return nothing where a variable is not known or defined twice, has a name not of ASCII letters, digits and _, or
///         comes several times and is no set; where quotation marks have no end or nothing between them
[[nodiscard]] std::optional<std::u16string> resolved_rules(std::u16string_view rules);

}  // namespace tolmach::normalize::detail
