#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tolmach::text {

/// A hash of a string that is made in no time for words: eight bytes a step, each mixed in by multiplication. Its upper
/// half is the better one. Not stable between machines.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) noexcept {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  const auto mixed = [](std::uint64_t hash, std::uint64_t bytes) {
    hash = (hash ^ bytes) * kFactor;
    return hash ^ hash >> 32U;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left * kFactor;
  for (; left >= sizeof(std::uint64_t); at += sizeof(std::uint64_t), left -= sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    hash = mixed(hash, bytes);
  }
  if (left >= sizeof(std::uint32_t)) {
    std::uint32_t first = 0, last = 0;  // they may overlap
    std::memcpy(&first, at, sizeof first);
    std::memcpy(&last, at + left - sizeof last, sizeof last);
    hash = mixed(hash, std::uint64_t{first} << 32U | last);
  } else if (left > 0) {
    const auto byte = [&](std::size_t k) { return std::uint64_t{static_cast<unsigned char>(at[k])}; };
    hash = mixed(hash, byte(0) << 16U | byte(left / 2) << 8U | byte(left - 1));
  }
  return hash * kFactor;
}

/// Hashes strings and views of them alike, so that a look-up makes no string. Not noexcept: libstdc++ would take that
/// for a sign that hashing is cheap, keep no hashes in its tables and make them anew with each step of a look-up.
struct StringHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const {
    return static_cast<std::size_t>(hash_of(text) >> 16U);
  }
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

}  // namespace tolmach::text
