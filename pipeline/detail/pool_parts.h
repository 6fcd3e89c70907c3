#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "pipeline/pooled_words.h"

namespace tolmach::pipeline::detail {

/// A pair that is to be pooled.
struct PoolMember {
  std::size_t pair = 0;     ///< number in the list
  std::uint64_t bytes = 0;  ///< of both texts
};

/// Pairs of one pool that are aligned as one text.
struct PoolPart {
  LanguagePair languages;
  std::vector<std::size_t> pairs;  ///< numbers in the list, rising
  std::size_t step = 0;            ///< parts use the words that those of lower steps have taught
};

/// Cuts pools into parts of even size, about `part_bytes` each. The parts of a pool stand in steps of 1, 1, 2, 4, 8 …,
/// so that all but a few begin with many words and yet can be aligned together. Depends on nothing but the list.
[[nodiscard]] std::vector<PoolPart> pool_parts(const std::map<LanguagePair, std::vector<PoolMember>>& pools,
                                               std::uint64_t part_bytes);

}  // namespace tolmach::pipeline::detail
