#include "formats/npy.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kVersionEnd = 8;  // the magic, major and minor version
constexpr std::size_t kLongestHead = 1U << 16U;

/// Reads a dictionary as Python writes it, with the values that array files have: strings, True and False, tuples of
/// whole numbers. Each function gives nothing where something else stands.
class HeadParser {
 public:
  explicit HeadParser(std::string_view text) : rest_(text) {}

  std::optional<NpyHeader> parse() {
    NpyHeader header;
    if (!take('{')) return std::nullopt;
    while (!take('}'))
      if (!entry(header) || (!take(',') && peek() != '}')) return std::nullopt;
    if (peek() != '\0' || !has_type_ || !has_order_ || !has_shape_) return std::nullopt;
    return header;
  }

 private:
  void skip_space() {
    const std::size_t begin = rest_.find_first_not_of(" \t\n\r");
    rest_.remove_prefix(begin == std::string_view::npos ? rest_.size() : begin);
  }

  /// The next character behind white space; NUL at the end.
  char peek() {
    skip_space();
    return rest_.empty() ? '\0' : rest_.front();
  }

  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_word(std::string_view word) {
    skip_space();
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::optional<std::string> string() {
    const char quote = peek();
    if (quote != '\'' && quote != '"') return std::nullopt;
    const std::size_t end = rest_.find(quote, 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string out(rest_.substr(1, end - 1));
    // Messages quote it.
    if (std::any_of(out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; })) return std::nullopt;
    rest_.remove_prefix(end + 1);
    return out;
  }

  std::optional<std::uint64_t> number() {
    skip_space();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  bool shape(std::vector<std::uint64_t>& out) {
    if (!take('(')) return false;
    while (!take(')')) {
      const auto value = number();
      if (!value || (!take(',') && peek() != ')')) return false;
      out.push_back(*value);
    }
    return true;
  }

  bool order(bool& column_major) {
    column_major = take_word("True");
    return column_major || take_word("False");
  }

  bool entry(NpyHeader& header) {
    const auto key = string();
    if (!key || !take(':')) return false;
    if (*key == "descr" && !has_type_) {
      const auto type = string();
      if (type) header.type = *type;
      return has_type_ = type.has_value();
    }
    if (*key == "fortran_order" && !has_order_) return has_order_ = order(header.column_major);
    if (*key == "shape" && !has_shape_) return has_shape_ = shape(header.shape);
    return false;
  }

  std::string_view rest_;
  bool has_type_ = false, has_order_ = false, has_shape_ = false;
};

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t k = bytes.size(); k > 0; --k) value = value << 8U | static_cast<unsigned char>(bytes[k - 1]);
  return value;
}

}  // namespace

bool is_npy(std::string_view bytes) noexcept {
  return bytes.substr(0, kMagic.size()) == kMagic;
}

NpyHeader read_npy_header(std::string_view bytes, const std::string& path) {
  const auto fail = [&path](const std::string& what) { throw Error(Error::Kind::kIo, what, {path}); };
  if (bytes.size() < kVersionEnd) fail("the file ends within the head of its array");
  const int version = static_cast<unsigned char>(bytes[kMagic.size()]);
  if (version < 1 || version > 3) fail(fmt::format("an array file of version {}, expected 1 to 3", version));
  const std::size_t length_bytes = version == 1 ? 2 : 4;
  const std::size_t begin = kVersionEnd + length_bytes;
  if (bytes.size() < begin) fail("the file ends within the head of its array");
  const std::size_t length = little_endian(bytes.substr(kVersionEnd, length_bytes));
  if (length > kLongestHead) fail(fmt::format("the head of the array claims {} bytes", length));
  if (bytes.size() - begin < length) fail("the file ends within the head of its array");
  std::optional<NpyHeader> header = HeadParser(bytes.substr(begin, length)).parse();
  if (!header)
    throw Error(Error::Kind::kIo, "the head of the array is damaged, expected descr, fortran_order and shape", {path});
  header->data = begin + length;
  return *header;
}

}  // namespace tolmach::formats
