#pragma once

#include <filesystem>
#include <string>

namespace tolmach::cli {

/// "tolmach 0.1.0".
[[nodiscard]] std::string program_version();

/// The program with the versions of ICU, Unicode, SQLite and the data, several lines.
[[nodiscard]] std::string version_text(const std::filesystem::path& data);

}  // namespace tolmach::cli
