#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::text {

/// Line and column for people, from 1; columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Finds the position of byte offsets in a text. Lines end at LF or CRLF and nowhere else. Refers to the text. Lines
/// may be as long as they like.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  /// Precondition: offset <= text.size().
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The line that an offset stands in, without its LF. Precondition: offset <= text.size().
  [[nodiscard]] Span line_at(std::uint32_t offset) const;

 private:
  static constexpr unsigned kBlockBits = 12;
  [[nodiscard]] std::size_t line_number(std::uint32_t offset) const;  ///< from 0
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> line_begins_;
  std::vector<std::uint32_t> before_block_;  ///< code points before each block of bytes
};

}  // namespace tolmach::text
