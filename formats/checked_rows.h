#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// How a file of translated text that is to be checked is read.
struct CheckedRowsOptions {
  std::string form;                              ///< one of checked_forms()
  bool escapes = false;                          ///< tsv: read \t, \n and \\ in fields
  std::string source_language, target_language;  ///< canonical; wanted of a TMX, and for rows that do not say
};

/// "tsv", "jsonl" (see read_alignment_jsonl()), "tmx", "xliff", "po".
[[nodiscard]] const std::vector<std::string>& checked_forms();
/// The form that a file's name tells, whatever its capitals: .tsv, .jsonl, .tmx, .xlf, .xliff, .po, .pot; empty for any
/// other.
[[nodiscard]] std::string_view checked_form_of(std::string_view path) noexcept;

/// Source texts with their translations, as they are asked for.
struct CheckedRows {
  RowSource next;  ///< throws as open_checked_rows() does
  /// Units of the file, and how many of them lack one of the languages and are left out, where the form may have many.
  std::size_t units = 0, left_out = 0;
  std::string languages;  ///< that the others have, of which some are left out: "en and de"; empty where there are none
  std::vector<std::string> other_columns;  ///< of a table, that say nothing to us
};

/// Opens a file of them. Rows stay as they stand, one side empty too; those of a TMX, XLIFF, PO or JSONL belong to one
/// document. A row of a table without ids has its line as one.
/// @throws Error (io, usage) naming the line for what can't be read; of a table also when its rows are asked for
[[nodiscard]] CheckedRows open_checked_rows(const std::string& path, const CheckedRowsOptions& options);

}  // namespace tolmach::formats
