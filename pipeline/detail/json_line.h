#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "text/error.h"

namespace tolmach::pipeline::detail {

using Json = nlohmann::ordered_json;

/// The object that a line of a JSONL file holds. @throws Error (io) with the place when it holds anything else
[[nodiscard]] Json parse_object(const std::string& line, const Where& where);

/// A string of the object; empty when it is not there or null. @throws Error (io) with the place when it is no string
[[nodiscard]] std::string string_in(const Json& object, const char* key, const Where& where);

/// The object as a line, valid UTF-8 whatever it holds.
[[nodiscard]] std::string line_of(const Json& object);

}  // namespace tolmach::pipeline::detail
