#pragma once

#include <ostream>

#include "formats/bitext.h"

namespace tolmach::formats {

/// Writes `source_segments target_segments confidence source target`, a row a bead: segment numbers from 0 with spaces
/// between them, texts on one line, tab, newline and backslash escaped.
void write_alignment_tsv(std::ostream& out, const Bitext& bitext);

}  // namespace tolmach::formats
