#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tolmach::formats::detail {

/// What the rows of a file have said so far, so that a row that says otherwise is found. Texts are held as hashes of 64
/// bits, and no more than the first two million: a file has no bounds, and memory has.
class SaidBefore {
 public:
  /// Notes what a row says of something, in the place of what was said of it before.
  /// @param what tells things apart  @param value what is said of it
  /// @return the line of the row that has said otherwise last; none where there is no such row
  std::optional<std::size_t> says_otherwise(std::string_view what, std::string_view value, std::size_t line) {
    const std::size_t said = std::hash<std::string_view>()(value);
    const std::size_t key = std::hash<std::string_view>()(what);
    const auto known = said_.find(key);
    if (known == said_.end()) {
      if (said_.size() < kMost) said_.emplace(key, Said{said, line});
      return {};
    }
    const Said before = std::exchange(known->second, Said{said, line});
    if (before.value == said) return {};
    return before.line;
  }

 private:
  static constexpr std::size_t kMost = 2'000'000;
  struct Said {
    std::size_t value = 0, line = 0;
  };
  std::unordered_map<std::size_t, Said> said_;
};

}  // namespace tolmach::formats::detail
