#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "lexicons/lexicon.h"

namespace tolmach::lexicons {

/// What one lexicon holds and another does not, or otherwise. One kind of record is set; the side that lacks it is
/// empty.
struct Difference {
  std::optional<Entity> entity_a = {}, entity_b = {};
  std::optional<NewName> name_a = {}, name_b = {};
  std::optional<NeverSame> pair_a = {}, pair_b = {};
};

/// Calls `visit` for each difference of entities (kind, description, external ids), names with all that belongs to
/// them, and pairs that are never the same, in the order of their ids. @return how many there are
std::uint64_t for_each_difference(const Lexicon& a, const Lexicon& b,
                                  const std::function<void(const Difference&)>& visit);

}  // namespace tolmach::lexicons
