#pragma once

#include <nlohmann/json.hpp>

namespace tolmach::cli {

/// Prints an object on a line of its own. Bytes that are not UTF-8 are replaced: file names may hold any.
void print_json(const nlohmann::ordered_json& object);

}  // namespace tolmach::cli
