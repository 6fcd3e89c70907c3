#pragma once

#include <cstdio>
#include <cstdlib>

namespace tolmach::fuzz {

/// Ends the program with a message where a promise does not hold.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

}  // namespace tolmach::fuzz
