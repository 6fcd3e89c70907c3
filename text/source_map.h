#pragma once

#include <cstdint>
#include <vector>

namespace tolmach::text {

/// Maps byte offsets of a decoded text to byte offsets of the file it came from.
///
/// The text is a sequence of runs; in a run every character has the same width in the text and the same width in the
/// file (2 and 1 for Cyrillic from Windows-1251), so an ordinary article needs few runs. An empty map is the identity.
class SourceMap {
 public:
  /// Says that the next `count` characters, each `text_width` bytes long in the text, stand at `file_begin` in the
  /// file, each `file_width` bytes long there. A character that the file writes in another way (`&amp;`) is a run of
  /// one.
  void add(std::uint32_t text_width, std::uint64_t file_begin, std::uint32_t file_width, std::uint32_t count = 1);

  /// The place in the file of a text offset from 0 to the length of the text. Inside a character: its beginning.
  [[nodiscard]] std::uint64_t to_file(std::uint32_t text_offset) const noexcept;
  /// The end in the file of what ends at `text_offset`: differs from to_file where the file holds more between two
  /// runs.
  [[nodiscard]] std::uint64_t end_to_file(std::uint32_t text_offset) const noexcept;

  /// Whether text and file are byte for byte the same.
  [[nodiscard]] bool identity() const noexcept { return runs_.empty(); }

 private:
  struct Run {
    std::uint32_t text_begin, text_width, file_width, count;
    std::uint64_t file_begin;
  };
  std::vector<Run> runs_;
  std::uint32_t text_end_ = 0;
};

}  // namespace tolmach::text
