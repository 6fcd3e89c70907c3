#pragma once

#include <string_view>

namespace tolmach::text::detail {

/// What a failure of ICU's regular expressions means, in words for whoever wrote the expression.
/// @param status a UErrorCode
[[nodiscard]] std::string_view regex_error(int status) noexcept;

}  // namespace tolmach::text::detail
