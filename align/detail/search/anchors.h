#pragma once

#include <vector>

#include "align/detail/evidence/ties.h"
#include "align/detail/search/band.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// Points that the true path passes near, found without a search: rows that share rare tied words, joined to the
/// heaviest chain that ascends on both sides. For documents too large for a full lattice. O(k log k) in the number of
/// such rows.
[[nodiscard]] std::vector<LatticePoint> anchor_chain(const Side& source, const Side& target, const TieTable& ties);

}  // namespace tolmach::align::detail
