#include "pipeline/detail/pool_parts.h"

#include <algorithm>
#include <bit>

namespace tolmach::pipeline::detail {

std::vector<PoolPart> pool_parts(const std::map<LanguagePair, std::vector<PoolMember>>& pools,
                                 std::uint64_t part_bytes) {
  std::vector<PoolPart> parts;
  for (const auto& [languages, members] : pools) {
    std::uint64_t total = 0;
    for (const PoolMember& member : members) total += member.bytes;
    const std::uint64_t count = std::max<std::uint64_t>((total + part_bytes / 2) / part_bytes, 1);
    const std::uint64_t share = total / count + 1;
    std::uint64_t before = 0;
    std::size_t last = 0;
    const std::size_t first_part = parts.size();
    for (const PoolMember& member : members) {
      const auto slot = static_cast<std::size_t>(before / share);
      if (parts.size() == first_part || slot != last) {
        const std::size_t number = parts.size() - first_part;
        parts.push_back({languages, {}, static_cast<std::size_t>(std::bit_width(number))});
        last = slot;
      }
      parts.back().pairs.push_back(member.pair);
      before += member.bytes;
    }
  }
  return parts;
}

}  // namespace tolmach::pipeline::detail
