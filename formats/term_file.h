#pragma once

#include <string>
#include <vector>

#include "check/term.h"

namespace tolmach::formats {

/// Reads a terminology for the checker, in any form that a lexicon is read from (formats/lexicon_file.h; told from the
/// file's name): TBX, or a table with the columns `entity form language status`, where rows with one entity belong
/// together. The concepts in the order of their ids.
/// @throws Error (io) as import_lexicon(), and for a file without terms
[[nodiscard]] std::vector<check::Term> read_terms(const std::string& path);

}  // namespace tolmach::formats
