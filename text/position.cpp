#include "text/position.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::text {

LineIndex::LineIndex(std::string_view text) : text_(text), line_begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
  constexpr std::size_t kBlock = std::size_t{1} << kBlockBits;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    before_block_.push_back(before);
    before += static_cast<std::uint32_t>(count_code_points(text.substr(at, kBlock)));
  }
}

Position LineIndex::position(std::uint32_t offset) const {
  const std::size_t line = line_number(offset);
  const std::uint32_t column = code_points_before(offset) - code_points_before(line_begins_[line]);
  return {static_cast<std::uint32_t>(line + 1), column + 1};
}

Span LineIndex::line_at(std::uint32_t offset) const {
  const std::size_t line = line_number(offset);
  const bool last = line + 1 == line_begins_.size();
  return {line_begins_[line], last ? static_cast<std::uint32_t>(text_.size()) : line_begins_[line + 1] - 1};
}

std::size_t LineIndex::line_number(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(after - line_begins_.begin()) - 1;
}

std::uint32_t LineIndex::code_points_before(std::uint32_t offset) const {
  const std::uint32_t block = offset >> kBlockBits;
  const std::uint32_t begin = block << kBlockBits;
  return before_block_[block] + static_cast<std::uint32_t>(count_code_points(text_.substr(begin, offset - begin)));
}

}  // namespace tolmach::text
