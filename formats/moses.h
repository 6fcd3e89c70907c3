#pragma once

#include <ostream>

#include "formats/bitext.h"

namespace tolmach::formats {

/// Writes the two files of a Moses corpus: line k of one translates line k of the other. Links only.
void write_moses(std::ostream& source_out, std::ostream& target_out, const Bitext& bitext);

}  // namespace tolmach::formats
