#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tolmach::formats {

/// Numbers as they stand in a file of vectors, not yet cut into rows.
struct VectorFile {
  /// Rows and columns that an array file claims to have.
  struct Shape {
    std::uint64_t rows = 0, columns = 0;
  };

  std::string path;
  std::vector<float> values;   ///< whole numbers only; those of a row stand together
  std::size_t left_over = 0;   ///< bytes at the end that make no number
  std::optional<Shape> shape;  ///< none in a file of bare float32 numbers
};

/// Reads a NumPy array of two dimensions (little-endian float16, float32 or float64, rows together), told by how it
/// begins, or bare little-endian float32 numbers, as LASER and Vecalign have them. A file that is shorter than its
/// shape is read as far as it goes; what lies behind the array is an error. "-" is standard input.
/// @throws Error (io) when the file can't be read, is empty, or holds an array of another kind
[[nodiscard]] VectorFile read_vector_file(const std::string& path);

/// The same from the file's bytes. @param path for messages
[[nodiscard]] VectorFile parse_vector_file(const std::string& bytes, const std::string& path);

}  // namespace tolmach::formats
