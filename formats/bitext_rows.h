#pragma once

#include <string>
#include <vector>

#include "formats/pair_rows.h"
#include "text/document.h"

namespace tolmach::formats {

/// Reads translated text that others have aligned, by the file's name: `.tmx` (TMX 1.1 to 1.4), `.jsonl` (the form of
/// `tolmach align --to jsonl`), `.tsv` (with the columns `source target`); any other, and standard input, by how it
/// begins. Rows without text on one side are left out.
/// @param source_language, target_language wanted of a TMX; canonical. Where both are empty its first unit's first two
///   languages are taken, the header's source language first
/// @throws Error (io, usage) naming the line for what can't be read, and when nothing was found
[[nodiscard]] std::vector<PairRow> read_bitext_rows(const std::string& path, const std::string& source_language,
                                                    const std::string& target_language);

/// Reads two files that belong together line by line (Moses). Empty lines on one side are left out.
/// @throws Error (io) when one has more lines than the other
[[nodiscard]] std::vector<PairRow> read_moses_rows(const std::string& source_path, const std::string& target_path);

/// Reads what belongs to the segments of a document line by line, such as a machine translation: a line for each
/// segment, or for each one that is no empty line or paragraph mark.
/// @return a text for each segment, empty where there is none
/// @throws Error (io) with both counts when the file has another number of lines
[[nodiscard]] std::vector<std::string> read_lines_of_segments(const std::string& path, const text::Document& document);

}  // namespace tolmach::formats
