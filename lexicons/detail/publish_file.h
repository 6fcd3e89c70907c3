#pragma once

#include <filesystem>
#include <functional>

namespace tolmach::lexicons::detail {

/// Makes a file that appears under its name only when it is complete and written through to the disk, and never in the
/// place of another one.
/// @param make writes the file whose path it is given: an empty one, in the same folder, that nobody else has
/// @throws Error (io): the file is there already, its folder is not, or can't be made; whatever `make` throws
void publish_file(const std::filesystem::path& path, const std::function<void(const std::filesystem::path&)>& make);

}  // namespace tolmach::lexicons::detail
