#pragma once

#include <string>

#include "normalize/name_explanation.h"

namespace tolmach::formats {

/// The explanation as a JSON object on one line; docs/formats.md lists its keys.
[[nodiscard]] std::string name_explanation_json(const normalize::NameExplanation& explanation);

}  // namespace tolmach::formats
