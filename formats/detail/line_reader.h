#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace tolmach::formats::detail {

/// Reads lines of a stranger's file in blocks. A line ends at LF or CRLF. What is longer than a line can be is passed
/// over, so that no line fills the memory.
class LineReader {
 public:
  static constexpr std::size_t kLongest = std::size_t{4} << 20U;  ///< bytes

  explicit LineReader(std::istream& in) : in_(in), block_(std::size_t{1} << 16U) {}

  /// The next line without its end; of one that is too long the first bytes. @return false at the end of the file
  /// @throws Error (io) when reading fails
  [[nodiscard]] bool next(std::string& line);
  /// The number of the line that was read last, from 1.
  [[nodiscard]] std::size_t number() const noexcept { return number_; }
  /// Whether the line that was read last is longer than kLongest.
  [[nodiscard]] bool too_long() const noexcept { return too_long_; }

 private:
  [[nodiscard]] bool fill();

  std::istream& in_;
  std::vector<char> block_;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace tolmach::formats::detail
