#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/detail/line_reader.h"

namespace tolmach::formats::detail {

/// Reads the next record of comma-separated values (RFC 4180): a quoted field may hold commas, doubled quotes and line
/// ends. @return false at the end of the file
/// @throws Error (usage) for a quote that is not closed or stands within a field, or a record that is too long
[[nodiscard]] bool next_csv_record(LineReader& lines, std::vector<std::string>& fields);

/// A field for output, quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace tolmach::formats::detail
