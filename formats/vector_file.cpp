#include "formats/vector_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "formats/input_file.h"
#include "formats/npy.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

template <typename Word>
Word little_endian(const char* bytes) {
  Word value = 0;
  for (std::size_t k = sizeof(Word); k > 0; --k)
    value = static_cast<Word>(value << 8U | static_cast<unsigned char>(bytes[k - 1]));
  return value;
}

float from_float32(const char* bytes) {
  return std::bit_cast<float>(little_endian<std::uint32_t>(bytes));
}

float from_float64(const char* bytes) {
  return static_cast<float>(std::bit_cast<double>(little_endian<std::uint64_t>(bytes)));
}

/// IEEE 754 half precision: a sign, 5 bits of exponent, 10 of fraction.
float from_float16(const char* bytes) {
  const std::uint32_t word = little_endian<std::uint16_t>(bytes);
  const std::uint32_t exponent = word >> 10U & 0x1FU;
  const std::uint32_t fraction = word & 0x3FFU;
  float value = 0;
  if (exponent == 0x1FU) {
    value = fraction == 0 ? INFINITY : NAN;
  } else if (exponent == 0) {
    value = std::ldexp(static_cast<float>(fraction), -24);
  } else {
    value = std::ldexp(static_cast<float>(fraction | 0x400U), static_cast<int>(exponent) - 25);
  }
  return (word & 0x8000U) != 0 ? -value : value;
}

/// How a number is written.
struct NumberForm {
  std::size_t bytes;
  float (*read)(const char*);
};

NumberForm form_of(const NpyHeader& header, const std::string& path) {
  if (header.shape.size() != 2 || header.column_major)
    throw Error(Error::Kind::kIo,
                fmt::format("expected an array of rows and columns with the rows together, not one of {} dimensions{}",
                            header.shape.size(), header.column_major ? " in Fortran's order" : ""),
                {path});
  if (header.type == "<f4") return {4, from_float32};
  if (header.type == "<f2") return {2, from_float16};
  if (header.type == "<f8") return {8, from_float64};
  throw Error(Error::Kind::kIo,
              fmt::format("an array of '{}', expected little-endian floats: '<f2', '<f4' or '<f8'", header.type),
              {path});
}

/// Reads a file block by block, so that its bytes and its numbers are never both there.
class Reader {
 public:
  using More = std::function<bool(std::string&)>;

  /// @param more appends bytes, at least kNpyHeadBytes of them unless the file ends; false when it has ended
  Reader(std::string path, More more) : more_(std::move(more)) { file_.path = std::move(path); }

  VectorFile read(std::size_t bytes_expected) {
    std::string buffer;
    bool going = more_(buffer);
    if (buffer.empty()) throw Error(Error::Kind::kIo, "the file is empty, expected vectors", {file_.path});
    NumberForm form{4, from_float32};
    if (is_npy(buffer)) {
      const NpyHeader header = read_npy_header(buffer, file_.path);
      form = form_of(header, file_.path);
      file_.shape = {header.shape[0], header.shape[1]};
      buffer.erase(0, header.data);
    }
    file_.values.reserve(bytes_expected / form.bytes);
    take_numbers(buffer, form);
    while (going) {
      going = more_(buffer);
      take_numbers(buffer, form);
    }
    file_.left_over = buffer.size();
    refuse_surplus();
    return std::move(file_);
  }

 private:
  void take_numbers(std::string& buffer, const NumberForm& form) {
    const std::size_t end = buffer.size() / form.bytes * form.bytes;
    for (std::size_t at = 0; at < end; at += form.bytes) file_.values.push_back(form.read(buffer.data() + at));
    buffer.erase(0, end);
  }

  void refuse_surplus() const {
    if (!file_.shape) return;
    const auto [rows, columns] = *file_.shape;
    if (rows == 0 || columns == 0) throw Error(Error::Kind::kIo, "the array is empty, expected vectors", {file_.path});
    const std::size_t whole_rows = file_.values.size() / columns;
    const bool more =
        whole_rows > rows || (whole_rows == rows && (file_.values.size() % columns > 0 || file_.left_over > 0));
    if (more)
      throw Error(Error::Kind::kIo,
                  fmt::format("the file goes on behind its array of {} rows and {} columns", rows, columns),
                  {file_.path});
  }

  VectorFile file_;
  More more_;
};

}  // namespace

VectorFile read_vector_file(const std::string& path) {
  constexpr std::size_t kBlock = 1U << 20U;
  InputFile in(path);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  const auto more = [&in](std::string& buffer) {
    in.read(buffer, kBlock);
    return !in.ended();
  };
  return Reader(path, more).read(error ? 0 : static_cast<std::size_t>(size));
}

VectorFile parse_vector_file(const std::string& bytes, const std::string& path) {
  const auto all = [&bytes](std::string& buffer) {
    buffer += bytes;
    return false;
  };
  return Reader(path, all).read(bytes.size());
}

}  // namespace tolmach::formats
