#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads the segments of an XLIFF file (1.0 to 1.2, 2.0 and 2.1) with their translations, their inline markup beside
/// them, and U+FFFC for what stands alone. A segment that has no translation yet has an empty target; what is not to be
/// translated is left out. `document` is the file element's `original` (or id), `id`
/// that of the unit, and of its segment where it has several.
/// @param name the file's name for messages
/// @throws Error (io) naming the line for what is no well-formed XML or no XLIFF, for a malformed language, and for
///   entity declarations
[[nodiscard]] std::vector<PairRow> read_xliff(std::string_view content, const std::string& name);

}  // namespace tolmach::formats
