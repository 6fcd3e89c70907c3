#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tolmach::text {

/// Hashes strings and views of them alike, so that a look-up makes no string. Not noexcept: libstdc++ would take that
/// for a sign that hashing is cheap, keep no hashes in its tables and make them anew with each step of a look-up.
struct StringHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

}  // namespace tolmach::text
