#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/span.h"

namespace tolmach::check::detail {

/// Numbered spans by where they stand, so that those at a place are found without looking at all of them.
class SpanIndex {
 public:
  void add(text::Span span, std::size_t number) {
    for (std::uint32_t block = first(span); block <= last(span); ++block) blocks_[block].emplace_back(span, number);
  }

  /// Whether some span that overlaps a place or touches it, with its number, fulfils a condition.
  template <typename Condition>
  [[nodiscard]] bool any_near(text::Span place, const Condition& condition) const {
    if (blocks_.empty()) return false;
    for (std::uint32_t block = first(place); block <= last(place); ++block) {
      const auto found = blocks_.find(block);
      if (found == blocks_.end()) continue;
      for (const auto& [span, number] : found->second)
        if (condition(span, number)) return true;
    }
    return false;
  }

  void clear() { blocks_.clear(); }

 private:
  static constexpr unsigned kBlockBits = 10;  ///< of a kilobyte each: a few sentences

  [[nodiscard]] static std::uint32_t first(text::Span span) noexcept { return span.begin >> kBlockBits; }
  [[nodiscard]] static std::uint32_t last(text::Span span) noexcept { return span.end >> kBlockBits; }

  std::unordered_map<std::uint32_t, std::vector<std::pair<text::Span, std::size_t>>> blocks_;
};

}  // namespace tolmach::check::detail
