#include "text/position.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::text {

LineIndex::LineIndex(std::string_view text) : text_(text), line_begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
}

Position LineIndex::position(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_begins_.begin());
  const std::uint32_t begin = line_begins_[line - 1];
  return {line, static_cast<std::uint32_t>(count_code_points(text_.substr(begin, offset - begin))) + 1};
}

}  // namespace tolmach::text
