#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tolmach::text::detail {

/// The quotations and brackets of a paragraph that are both opened and closed in it.
class Enclosures {
 public:
  explicit Enclosures(std::string_view paragraph);

  /// InsideBit bits for a place in the paragraph (bytes). Places must be asked for in rising order.
  [[nodiscard]] std::uint32_t around(std::uint32_t offset);
  /// Where the outermost pair was opened that encloses the place asked for last and is closed at `end` or before.
  [[nodiscard]] std::optional<std::uint32_t> opening_of(std::uint32_t end) const;

 private:
  struct Pair {
    std::uint32_t begin, end;  ///< offsets of the opening mark and behind the closing one
    bool quote;
  };
  std::vector<Pair> pairs_;   ///< by their beginnings
  std::vector<Pair> around_;  ///< those that enclose the place asked for last, the outermost first
  std::size_t next_ = 0;      ///< the first pair that begins behind it
};

}  // namespace tolmach::text::detail
