#include "text/source_map.h"

#include <algorithm>

namespace tolmach::text {

void SourceMap::add(std::uint32_t text_width, std::uint64_t file_begin, std::uint32_t file_width, std::uint32_t count) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const bool same_widths = last.text_width == text_width && last.file_width == file_width;
    if (same_widths && last.file_begin + std::uint64_t{last.file_width} * last.count == file_begin) {
      last.count += count;
      text_end_ += text_width * count;
      return;
    }
  }
  runs_.push_back({text_end_, text_width, file_width, count, file_begin});
  text_end_ += text_width * count;
}

std::uint64_t SourceMap::to_file(std::uint32_t text_offset) const noexcept {
  if (runs_.empty()) return text_offset;
  auto run = std::upper_bound(runs_.begin(), runs_.end(), text_offset,
                              [](std::uint32_t offset, const Run& r) { return offset < r.text_begin; });
  if (run == runs_.begin()) return text_offset;
  --run;
  const std::uint32_t character = std::min((text_offset - run->text_begin) / run->text_width, run->count);
  return run->file_begin + std::uint64_t{character} * run->file_width;
}

std::uint64_t SourceMap::end_to_file(std::uint32_t text_offset) const noexcept {
  if (runs_.empty() || text_offset == 0) return to_file(text_offset);
  auto run = std::upper_bound(runs_.begin(), runs_.end(), text_offset - 1,
                              [](std::uint32_t offset, const Run& r) { return offset < r.text_begin; });
  if (run == runs_.begin()) return text_offset;
  --run;
  // The character that ends at (or holds) the offset is inside as a whole.
  const std::uint32_t characters =
      std::min((text_offset - run->text_begin + run->text_width - 1) / run->text_width, run->count);
  return run->file_begin + std::uint64_t{characters} * run->file_width;
}

}  // namespace tolmach::text
