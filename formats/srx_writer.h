#pragma once

#include <ostream>

#include "text/data_folder.h"

namespace tolmach::formats {

/// Writes our segmentation rules as SRX 2.0: a list of rules for each language of `data/segmentation`, and one for all
/// others. @throws Error (io) when the data can't be read
void write_srx(std::ostream& out, const text::DataFolder& data);

}  // namespace tolmach::formats
