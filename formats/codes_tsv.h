#pragma once

#include <ostream>

namespace tolmach::formats {

/// Writes `family code severity description`, a row a code, with a header.
void write_codes_tsv(std::ostream& out);

}  // namespace tolmach::formats
