#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/finding.h"
#include "formats/pair_rows.h"
#include "text/document.h"
#include "text/position.h"

namespace tolmach::formats {

/// A place as the reader of the original file counts it.
struct LocatedPlace {
  std::uint32_t segment = 0;
  std::uint64_t begin = 0, end = 0;       ///< bytes of the file on disk; for a row of a table, of its field
  text::Position position, end_position;  ///< where it begins, and the column behind its last character
  std::string before, text, after;  ///< the text itself; at most 40 code points around it in its line, … where cut
};

/// A finding with everything that an output says of it, so that writers need no document.
struct LocatedFinding {
  check::Finding finding;
  std::optional<std::string> document;  ///< none for rows that stand alone
  std::optional<std::string> id;        ///< of the row; none for files
  std::optional<LocatedPlace> source, target;
  std::vector<LocatedPlace> related;  ///< other places in the target
  std::size_t row_line = 0;           ///< where the row begins in its file, from 1; 0: no row, or not known
};

/// The documents that findings point into.
struct FindingContext {
  const text::Document& target;
  const text::Document* source = nullptr;  ///< null where there is none
  std::string document;                    ///< the document's name in the output
};

/// Findings of files; places count in the file as it stands on disk.
[[nodiscard]] std::vector<LocatedFinding> locate(const std::vector<check::Finding>& findings,
                                                 const FindingContext& context);

/// Findings of a table's rows; places count within the row's field, `id` is the row's.
[[nodiscard]] std::vector<LocatedFinding> locate(const std::vector<check::Finding>& findings, const RowDocument& rows);

}  // namespace tolmach::formats
