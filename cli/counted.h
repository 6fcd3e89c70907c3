#pragma once

#include <cstddef>
#include <string>

#include <fmt/format.h>

namespace tolmach::cli {

/// "1 place", "2 places".
[[nodiscard]] inline std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace tolmach::cli
