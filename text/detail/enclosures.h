#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tolmach::text::detail {

/// The quotations and brackets of a paragraph that are both opened and closed in it.
class Enclosures {
 public:
  explicit Enclosures(std::string_view paragraph);

  /// InsideBit bits for a place in the paragraph (bytes). Places must be asked for in rising order.
  [[nodiscard]] std::uint32_t around(std::uint32_t offset);

 private:
  struct Pair {
    std::uint32_t begin, end;  ///< offsets of the opening mark and behind the closing one
    bool quote;
  };
  std::vector<Pair> pairs_;  ///< by their beginnings
  std::size_t first_ = 0;    ///< pairs before it lie behind every later place
};

}  // namespace tolmach::text::detail
