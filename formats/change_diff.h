#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "formats/text_changes.h"

namespace tolmach::formats {

/// Writes the changes of a file as a unified diff without context lines, which `patch` takes.
/// @param name the file's name  @param changed what apply_changes() made of `content`
void write_change_diff(std::ostream& out, std::string_view name, std::string_view content, const ChangedText& changed);

}  // namespace tolmach::formats
