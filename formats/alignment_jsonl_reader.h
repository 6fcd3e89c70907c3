#pragma once

#include <string>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads the texts of both sides from the form of `tolmach align --to jsonl`, an object a line; other keys are not
/// read.
/// @param content UTF-8  @param name the file's name for messages
/// @throws Error (io) naming the line for what is no such object
[[nodiscard]] std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name);

}  // namespace tolmach::formats
