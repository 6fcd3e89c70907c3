#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::formats {

/// Reads a table of tab-separated values with a header: UTF-8, a line ends at LF or CRLF and nowhere else, no quoting.
/// A byte order mark before the header is passed over.
class TableReader {
 public:
  /// Reads the header. @param name the file's name for messages  @param escapes read \t, \n and \\ in fields
  /// @throws Error (io) when there is no header or it is not UTF-8
  TableReader(std::istream& in, std::string name, bool escapes);

  [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
  /// The column of a name, in any case. @throws Error (io) where it stands twice
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const { return column({&name, 1}); }
  /// The same of the first name that there is.
  [[nodiscard]] std::optional<std::size_t> column(std::span<const std::string_view> names) const;
  /// @throws Error (io) naming the column that is missing and those there are, and as column() does
  [[nodiscard]] std::size_t require(std::string_view name) const { return require({&name, 1}); }
  [[nodiscard]] std::size_t require(std::span<const std::string_view> names) const;

  /// The next row, with as many fields as the header; empty lines are passed over. @return false at the end
  /// @throws Error (io) for another number of fields or bytes that are not UTF-8, with file and line
  [[nodiscard]] bool next(std::vector<std::string>& row);
  /// The line that was read last, from 1.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  bool next_line(std::string& line);

  std::istream& in_;
  std::string name_;
  bool escapes_;
  std::vector<std::string> header_;
  std::size_t line_ = 0;
  std::string buffer_;  ///< of the line that is read
};

/// The fields of a line, as they stand between its tabs; at least one.
[[nodiscard]] std::vector<std::string> split_fields(std::string_view line);
/// A field for output: tab, newline, carriage return and backslash as \t, \n, \r, \\.
[[nodiscard]] std::string escape_field(std::string_view field);
/// The reverse of escape_field; any other backslash stays.
[[nodiscard]] std::string unescape_field(std::string_view field);

}  // namespace tolmach::formats
