#pragma once

#include <filesystem>

namespace tolmach::cli {

/// The data folder: $TOLMACH_DATA, else `share/tolmach` beside the program, else `../share/tolmach` (installed).
/// @throws Error (io) naming the places that were tried
[[nodiscard]] std::filesystem::path find_data_folder();

}  // namespace tolmach::cli
