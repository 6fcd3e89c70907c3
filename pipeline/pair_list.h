#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tolmach::pipeline {

/// A pair of files to be aligned, as a row of a list names it.
struct FilePair {
  std::string source, target;                    ///< paths, relative to the current folder
  std::string source_language, target_language;  ///< canonical; empty = detected
  std::string output;                            ///< path of the file to be written
  std::size_t line = 0;                          ///< of the list, from 1
};

/// Reads a list of pairs: TSV with a header `source target output`, and `source_language target_language` where given.
/// @throws Error (usage) for a missing column or a malformed language, (io) when the list can't be read
[[nodiscard]] std::vector<FilePair> read_pair_list(const std::string& path);

}  // namespace tolmach::pipeline
