#pragma once

#include <string_view>
#include <vector>

#include "check/finding.h"

namespace tolmach::check {

/// All codes there are, by family and name. The one table of them: that of docs/checks.md is made of it.
[[nodiscard]] const std::vector<Code>& all_codes();

/// The code of that name; null when there is none.
[[nodiscard]] const Code* find_code(std::string_view name);

}  // namespace tolmach::check
