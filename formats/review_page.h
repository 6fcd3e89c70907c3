#pragma once

#include <ostream>
#include <vector>

#include "formats/provenance.h"
#include "lexicons/review.h"

namespace tolmach::formats {

/// Writes a self-contained page on which a person decides on proposals, and saves what read_review_decisions() reads.
/// Needs no network and forbids it; works by keyboard.
void write_review_page(std::ostream& out, const std::vector<lexicons::ReviewItem>& items, const Provenance& provenance);

}  // namespace tolmach::formats
