#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tolmach::text {

/// Line and column for people, from 1; columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Finds the position of byte offsets in a text. Lines end at LF or CRLF and nowhere else. Refers to the text.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  /// Precondition: offset <= text.size().
  [[nodiscard]] Position position(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> line_begins_;
};

}  // namespace tolmach::text
