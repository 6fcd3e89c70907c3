#pragma once

#include <string_view>

namespace tolmach::formats::detail {

/// Whether a file's name ends so, whatever its capitals: "LIST.TSV". @param ending in small letters, with its dot
[[nodiscard]] constexpr bool has_ending(std::string_view path, std::string_view ending) noexcept {
  if (path.size() <= ending.size()) return false;
  path.remove_prefix(path.size() - ending.size());
  for (std::size_t i = 0; i < ending.size(); ++i) {
    const bool capital = path[i] >= 'A' && path[i] <= 'Z';
    if ((capital ? path[i] + ('a' - 'A') : path[i]) != ending[i]) return false;
  }
  return true;
}

}  // namespace tolmach::formats::detail
