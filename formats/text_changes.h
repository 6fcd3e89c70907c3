#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::formats {

/// A stretch of a file that is to be replaced, and why.
struct TextChange {
  std::uint64_t begin = 0, end = 0;  ///< bytes of the file as it stands on disk
  std::string before, after;         ///< what stands there, and what shall
  std::string reason;
};

/// How changes are made.
struct ChangeOptions {
  bool markup = false;       ///< the file is HTML: what is written is escaped
  bool whole_words = false;  ///< leave what would replace a part of a word only, as a list of another version of the
                             ///< file may; in scripts that put no spaces between words nothing tells
  std::string encoding = "UTF-8";  ///< of the file, in which the changes are written
};

/// A file with its changes, and those that were not made.
struct ChangedText {
  std::string content;
  std::vector<TextChange> made;     ///< in the order of their place
  std::vector<TextChange> skipped;  ///< the file has other bytes there (markup, another encoding), or they overlap,
                                    ///< or its encoding lacks a character
  std::size_t present = 0;          ///< changes that the file has already
};

/// Makes changes in the bytes of a file; everything else stays as it is. A change is only made where the file has
/// exactly `before` in its encoding, and can write `after` in it.
[[nodiscard]] ChangedText apply_changes(std::string_view content, std::vector<TextChange> changes,
                                        const ChangeOptions& options = {});

/// Writes `begin end before after reason`, a row a change, with a header.
void write_changes_tsv(std::ostream& out, const std::vector<TextChange>& changes);

/// Whether a line is the header that write_changes_tsv() writes.
[[nodiscard]] bool is_changes_header(std::string_view line) noexcept;

/// Reads what write_changes_tsv wrote, so that the changes can be made again.
/// @throws Error (io) as TableReader does, and for offsets that are no numbers or go backwards, with the line
[[nodiscard]] std::vector<TextChange> read_changes_tsv(const std::string& path);

}  // namespace tolmach::formats
