#pragma once

#include <vector>

#include "normalize/detail/mentions/unspaced_line.h"

namespace tolmach::normalize::detail {

/// What may be foreign names in a line, in their order and without overlaps: runs of the characters that the language
/// spells them with, or of katakana in a language that no such characters are known of. Each has two characters at
/// least and its parts stand between dots; it is certain where a dot or a title vouches for it.
[[nodiscard]] std::vector<UnspacedName> foreign_names(const UnspacedLine& line);

}  // namespace tolmach::normalize::detail
