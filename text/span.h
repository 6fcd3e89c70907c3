#pragma once

#include <cstdint>
#include <string_view>

namespace tolmach::text {

/// Bytes [begin, end) of a document's decoded text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  [[nodiscard]] std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] bool contains(std::uint32_t offset) const noexcept { return begin <= offset && offset < end; }
  [[nodiscard]] bool overlaps(const Span& other) const noexcept { return begin < other.end && other.begin < end; }
  /// The bytes of `text` that the span covers; `text` must be the text the span was made for.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(const Span& a, const Span& b) noexcept { return a.begin == b.begin && a.end == b.end; }
  friend bool operator<(const Span& a, const Span& b) noexcept {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  }
};

}  // namespace tolmach::text
