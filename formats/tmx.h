#pragma once

#include <ostream>

#include "formats/bitext.h"
#include "formats/provenance.h"

namespace tolmach::formats {

/// Writes TMX 1.4: a translation unit a link, with its confidence and the numbers of its segments as properties.
void write_tmx(std::ostream& out, const Bitext& bitext, const Provenance& provenance);

}  // namespace tolmach::formats
