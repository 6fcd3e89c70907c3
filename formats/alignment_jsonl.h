#pragma once

#include <ostream>

#include "formats/bitext.h"

namespace tolmach::formats {

/// Writes a JSON object a bead: `source` and `target`, each with `segments` (numbers from 0), `begin`, `end` (bytes of
/// the file, half open; equal at its place where the side is empty) and `text`; `confidence`; `type` ("2-1").
void write_alignment_jsonl(std::ostream& out, const Bitext& bitext);

}  // namespace tolmach::formats
