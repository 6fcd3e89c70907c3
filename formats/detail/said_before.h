#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tolmach::formats::detail {

/// What the rows of a file have said so far, so that a row that says otherwise is found. Texts are held as hashes, and
/// no more than the first two million: a file has no bounds, and memory has. A table with open addressing (Knuth, The
/// Art of Computer Programming 3, 6.4): 16 bytes a statement, side by side.
class SaidBefore {
 public:
  /// Notes what a row says of something, in the place of what was said of it before.
  /// @param what tells things apart  @param value what is said of it  @param line of the row, from 1
  /// @return the line of the row that has said otherwise last; none where there is no such row
  std::optional<std::size_t> says_otherwise(std::string_view what, std::string_view value, std::size_t line) {
    const Said now{std::hash<std::string_view>()(what),
                   static_cast<std::uint32_t>(std::hash<std::string_view>()(value)), static_cast<std::uint32_t>(line)};
    Said& place = place_of(now.what);
    if (place.line == 0) {
      if (count_ == kMost) return {};
      place = now;
      if (2 * ++count_ > table_.size()) grow();
      return {};
    }
    const Said before = std::exchange(place, now);
    if (before.value == now.value) return {};
    return before.line;
  }

 private:
  static constexpr std::size_t kMost = 2'000'000;
  struct Said {
    std::uint64_t what = 0;
    std::uint32_t value = 0, line = 0;  ///< line 0 = nothing stands here
  };

  /// Where that stands, or else would stand.
  Said& place_of(std::uint64_t what) {
    std::size_t at = what & (table_.size() - 1);
    while (table_[at].line != 0 && table_[at].what != what) at = (at + 1) & (table_.size() - 1);
    return table_[at];
  }

  void grow() {
    const std::vector<Said> old = std::exchange(table_, std::vector<Said>(2 * table_.size()));
    for (const Said& each : old)
      if (each.line != 0) place_of(each.what) = each;
  }

  std::vector<Said> table_ = std::vector<Said>(1024);  ///< a power of two
  std::size_t count_ = 0;
};

}  // namespace tolmach::formats::detail
