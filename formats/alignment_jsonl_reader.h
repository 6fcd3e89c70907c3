#pragma once

#include <string>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads pairs of texts, an object a line: `source` and `target` are texts, or objects with a `text` as `tolmach align
/// --to jsonl` writes them; where given, `source_language`, `target_language`, `document` and `id`. Other keys are not
/// read.
/// @param content UTF-8  @param name the file's name for messages
/// @throws Error (io) naming the line for what is no such object
[[nodiscard]] std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name);

}  // namespace tolmach::formats
