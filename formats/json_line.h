#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace tolmach::formats {

/// An object on one line. Names of files and damaged texts may be no UTF-8, and JSON has to be: what isn't becomes
/// U+FFFD.
[[nodiscard]] std::string json_line(const nlohmann::ordered_json& object);
[[nodiscard]] std::string json_line(const nlohmann::json& object);

}  // namespace tolmach::formats
