#pragma once

#include <bitset>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace tolmach::formats::detail {

/// Numbers that a file has used as ids. Those of a dump stand close together and take little more than a bit each.
class SeenIds {
 public:
  /// @return false when the id was there before
  [[nodiscard]] bool add(std::uint64_t id) {
    auto bit = pages_[id / kPage][id % kPage];
    const bool is_new = !bit;
    bit = true;
    return is_new;
  }

 private:
  static constexpr std::size_t kPage = 512;
  std::unordered_map<std::uint64_t, std::bitset<kPage>> pages_;
};

/// A number of decimal digits alone; nothing for all else.
[[nodiscard]] inline std::optional<std::uint64_t> id_number(std::string_view text) noexcept {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

}  // namespace tolmach::formats::detail
