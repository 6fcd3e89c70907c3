#pragma once

#include <ostream>

#include "formats/bitext.h"

namespace tolmach::formats {

/// Writes for people why each bead stands: its texts, what each evidence adds (natural logs of odds) and the words,
/// names and numbers that tie it. Precondition: bitext.explanations is not null.
void write_alignment_explained(std::ostream& out, const Bitext& bitext);

}  // namespace tolmach::formats
