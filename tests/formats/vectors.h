#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace tolmach::formats {

/// The bytes of a number, least first.
template <typename Word>
std::string little_endian_bytes(Word value) {
  std::string out;
  for (std::size_t k = 0; k < sizeof(Word); ++k) out.push_back(static_cast<char>(value >> (8 * k) & 0xFFU));
  return out;
}

inline std::string float32_bytes(const std::vector<float>& values) {
  std::string out;
  for (const float value : values) out += little_endian_bytes(std::bit_cast<std::uint32_t>(value));
  return out;
}

/// An array file with any head.
inline std::string npy_with_head(const std::string& head, const std::string& data, int version = 1) {
  const auto length = static_cast<std::uint32_t>(head.size());
  return std::string("\x93NUMPY") + static_cast<char>(version) + '\0' +
         (version == 1 ? little_endian_bytes(static_cast<std::uint16_t>(length)) : little_endian_bytes(length)) + head +
         data;
}

inline std::string npy(std::size_t rows, std::size_t columns, const std::string& data, const std::string& type = "<f4",
                       int version = 1) {
  return npy_with_head("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                           std::to_string(columns) + "), }          \n",
                       data, version);
}

}  // namespace tolmach::formats
