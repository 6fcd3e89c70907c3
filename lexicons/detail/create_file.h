#pragma once

#include <filesystem>

namespace tolmach::lexicons::detail {

/// Makes an empty lexicon, and its folders. It appears under its name only when it is complete, and never in the place
/// of another file.
/// @throws Error (io): the file is there already, or can't be made
void create_lexicon_file(const std::filesystem::path& path);

}  // namespace tolmach::lexicons::detail
