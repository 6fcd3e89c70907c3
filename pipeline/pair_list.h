#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace tolmach::pipeline {

/// A pair of files to be aligned, as a row of a list names it.
struct FilePair {
  std::string source, target;                    ///< paths, relative to the current folder
  std::string source_language, target_language;  ///< canonical; empty = detected
  std::string output;                            ///< path of the file to be written
  std::size_t line = 0;                          ///< of the list, from 1
  std::string fault;                             ///< why the row can't be read; the rest is then empty
};

/// Whether a list says where each pair is written to.
enum class PairOutput { kNamed, kNone };

/// Reads a list of pairs: TSV with a header `source target output`, and `source_language target_language` where given;
/// or, where the first character is a brace, JSONL with these keys. Without outputs, those are neither asked for nor
/// read. A row that is wrong is a pair with a fault. @throws Error (io) for a missing column, or when the list
/// can't be read or has no rows
[[nodiscard]] std::vector<FilePair> read_pair_list(const std::string& path, PairOutput output = PairOutput::kNamed);
/// The same from a stream that can be read again from its begin. @param name the list's name for messages
[[nodiscard]] std::vector<FilePair> read_pair_list(std::istream& in, const std::string& name,
                                                   PairOutput output = PairOutput::kNamed);

}  // namespace tolmach::pipeline
