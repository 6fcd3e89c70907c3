#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::formats {

/// What the head of a NumPy array file says (numpy.lib.format, versions 1.0 to 3.0).
struct NpyHeader {
  std::string type;  ///< `descr`: "<f4" and the like
  bool column_major = false;
  std::vector<std::uint64_t> shape;
  std::size_t data = 0;  ///< offset of the numbers
};

/// Bytes at the beginning of a file that are sure to hold the head.
inline constexpr std::size_t kNpyHeadBytes = (1U << 16U) + 12;

/// Whether the bytes begin as an array file does.
[[nodiscard]] bool is_npy(std::string_view bytes) noexcept;

/// Reads the head of an array file. Precondition: is_npy(bytes).
/// @param bytes the file, or its first kNpyHeadBytes bytes  @param path for messages
/// @throws Error (io) when the head is cut, damaged, of a later version, or longer than 64 KB
[[nodiscard]] NpyHeader read_npy_header(std::string_view bytes, const std::string& path);

}  // namespace tolmach::formats
