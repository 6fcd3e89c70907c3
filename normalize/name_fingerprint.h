#pragma once

#include <string>

#include "normalize/name_similarity.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// Tells by what names are made ready for comparison: data, Unicode version and this program's way. What was made of
/// names (NameBlockBuilder) is to be made anew when it changes. 16 hexadecimal digits.
/// @param matcher made with the data folder
/// @throws Error (io) when a file of the data folder can't be read
[[nodiscard]] std::string name_fingerprint(const text::DataFolder& data, const NameMatcher& matcher);

}  // namespace tolmach::normalize
