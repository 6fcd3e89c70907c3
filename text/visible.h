#pragma once

#include <string>
#include <string_view>

namespace tolmach::text {

/// Text of a stranger, to be shown on a terminal or a page: controls, which could steer the terminal, and marks that
/// turn the direction of what follows are written as "[U+202E]". Line ends and tabs become spaces, ill-formed bytes
/// U+FFFD.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace tolmach::text
