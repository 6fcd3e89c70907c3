#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/detail/line_reader.h"

namespace tolmach::formats::detail {

/// Reads records of comma-separated values (RFC 4180): a quoted field may hold separators, doubled quotes and line
/// ends. Spreadsheets write semicolons where a comma stands in decimal numbers, and some say so in a first line
/// "sep=;": the separator is the one of , ; and tab that stands most often in the first record, outside quotes.
class CsvReader {
 public:
  /// @param lines must outlive this
  explicit CsvReader(LineReader& lines) : lines_(lines) {}

  /// @return false at the end of the file
  /// @throws Error (usage) for a quote that is not closed or stands within a field, or a record that is too long
  [[nodiscard]] bool next(std::vector<std::string>& fields);

 private:
  /// @return false at the end of the file
  bool next_line(std::string& line);

  LineReader& lines_;
  char separator_ = '\0';  ///< 0 before the first record
};

/// A field for output, quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace tolmach::formats::detail
