#pragma once

#include <string>
#include <vector>

#include "formats/text_changes.h"

namespace tolmach::cli {

/// Where the list of the changes of a written file stands where nothing else is said: beside it.
[[nodiscard]] std::string changes_list_of(const std::string& output);

/// A list of changes takes the place of an earlier one, and of no other file. To be asked before anything is written.
/// @return whether there is an earlier one  @throws Error (usage) when another file or a folder has this name
[[nodiscard]] bool replaces_changes_list(const std::string& path);

/// @throws Error (io) when the file can't be written
void write_changes_list(const std::string& path, const std::vector<formats::TextChange>& made);

}  // namespace tolmach::cli
