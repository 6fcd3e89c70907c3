#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace tolmach::formats {

/// What stands in an overlap file for a run of neighbouring segments: their texts with a space between them (between
/// ideographs too), inner line ends as spaces, BLANK_LINE for an empty one; at most 10 000 code points, for no encoder
/// reads more. The form is Vecalign's (its overlap.py), so that files made for either serve both.
[[nodiscard]] std::string overlap_text(const text::Document& document, text::SegmentRange run);

/// The lines of an overlap file, gathered from one or several texts.
class OverlapLines {
 public:
  /// Adds all runs of 1 to `longest` segments, and from 2 on Vecalign's line PAD.
  void add(const text::Document& document, std::uint32_t longest);
  /// The different lines in the order of their bytes.
  void write(std::ostream& out);

 private:
  std::vector<std::string> lines_;
};

/// An overlap file as it is read: which line holds a text. The lines are numbered from 0, as the rows of their vectors.
class OverlapFile {
 public:
  /// @throws Error (io) when the file can't be read or is empty
  explicit OverlapFile(const std::string& path);
  /// @param content of the file  @param path its name for messages
  OverlapFile(std::string content, std::string path);
  OverlapFile(const OverlapFile&) = delete;
  OverlapFile& operator=(const OverlapFile&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
  /// The first line with this text, white space at the ends aside.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

 private:
  std::string path_, content_;
  std::vector<std::string_view> lines_;  ///< trimmed, pointing into the content
  std::vector<std::uint32_t> sorted_;    ///< their numbers in the order of their bytes
};

}  // namespace tolmach::formats
