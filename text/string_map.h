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

/// A number of some bytes of a text, as the machine has it.
template <typename Number>
[[nodiscard]] Number number_at(const char* bytes) noexcept {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

/// A hash of a string that is made in no time for words: eight bytes a step, each mixed in by multiplication; the last
/// step may take some bytes again. Its upper half is the better one. Not stable between machines.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) noexcept {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  const auto mixed = [](std::uint64_t hash, std::uint64_t bytes) {
    hash = (hash ^ bytes) * kFactor;
    return hash ^ hash >> 32U;
  };
  const char* at = text.data();
  const char* const end = at + text.size();
  std::uint64_t hash = text.size() * kFactor;
  if (text.size() >= sizeof(std::uint64_t)) {
    const char* const last = end - sizeof(std::uint64_t);
    for (; at < last; at += sizeof(std::uint64_t)) hash = mixed(hash, number_at<std::uint64_t>(at));
    hash = mixed(hash, number_at<std::uint64_t>(last));
  } else if (text.size() >= sizeof(std::uint32_t)) {
    const std::uint64_t first = number_at<std::uint32_t>(at);
    hash = mixed(hash, first << 32U | number_at<std::uint32_t>(end - sizeof(std::uint32_t)));
  } else if (!text.empty()) {
    const auto byte = [&](std::size_t k) { return std::uint64_t{static_cast<unsigned char>(at[k])}; };
    hash = mixed(hash, byte(0) << 16U | byte(text.size() / 2) << 8U | byte(text.size() - 1));
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
