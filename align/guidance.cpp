#include "align/guidance.h"

#include <fmt/format.h>

#include "text/error.h"

namespace tolmach::align {
namespace {

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::uint32_t> segments_of(std::string_view delimiter, const text::Document& document) {
  std::vector<std::uint32_t> segments;
  for (std::uint32_t k = 0; k < document.segments.size(); ++k)
    if (trimmed(document.segment_text(k)) == delimiter) segments.push_back(k);
  return segments;
}

}  // namespace

std::vector<Wall> walls_at(std::string_view delimiter, const text::Document& source, const text::Document& target) {
  const std::vector<std::uint32_t> in_source = segments_of(trimmed(delimiter), source);
  const std::vector<std::uint32_t> in_target = segments_of(trimmed(delimiter), target);
  if (in_source.size() != in_target.size() || in_source.empty())
    throw Error(Error::Kind::kUsage,
                fmt::format("the delimiter '{}' stands {} times in {} and {} times in {}", delimiter, in_source.size(),
                            source.id, in_target.size(), target.id),
                {}, "both files need it equally often, as a segment of its own");
  std::vector<Wall> walls;
  for (std::size_t k = 0; k < in_source.size(); ++k) {
    walls.push_back({in_source[k], in_target[k]});
    walls.push_back({in_source[k] + 1, in_target[k] + 1});
  }
  return walls;
}

}  // namespace tolmach::align
