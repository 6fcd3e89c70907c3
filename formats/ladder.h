#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "formats/beads.h"
#include "formats/bitext.h"

namespace tolmach::formats {

/// Writes hunalign's numeric ladder: a rung where each bead begins (source segment, target segment, confidence), and a
/// last rung with the numbers of segments.
void write_ladder(std::ostream& out, const Bitext& bitext);

/// Reads a ladder as beads: what lies between two rungs. @throws Error (io) for a line of another form or rungs that go
/// back
[[nodiscard]] std::vector<BeadLine> read_ladder(std::istream& in, const std::string& name);

}  // namespace tolmach::formats
