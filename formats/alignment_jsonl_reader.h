#pragma once

#include <string>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads pairs of texts, an object a line: `source` and `target` are texts, or objects with a `text` as `tolmach align
/// --to jsonl` writes them; where given, `source_language`, `target_language`, `document` and `id`, or what else they
/// may be called (`detail/row_columns.h`). Other keys are not read. A row without `target`, or with null, has no
/// translation; some row must have one.
/// @param content UTF-8  @param name the file's name for messages
/// @throws Error (io) naming the line for what is no such object
[[nodiscard]] std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name);

}  // namespace tolmach::formats
