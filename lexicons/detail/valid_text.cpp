#include "lexicons/detail/valid_text.h"

#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons::detail {
namespace {

constexpr std::size_t kLongest = 4096;

/// The offset of the first ill-formed byte; the size of the text when there is none.
std::size_t valid_prefix(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const bool replaced = text::next_code_point(text, offset) == U'\uFFFD';
    if (replaced && text.substr(begin, offset - begin) != "\xEF\xBF\xBD") return begin;
  }
  return offset;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

void require_date(std::string_view text, std::string_view what) {
  if (text.empty()) return;
  constexpr std::string_view kPattern = "0000-00-00";
  bool well = text.size() == 4 || text.size() == 7 || text.size() == 10;
  for (std::size_t i = 0; well && i < text.size(); ++i) well = kPattern[i] == '0' ? is_digit(text[i]) : text[i] == '-';
  if (well && text.size() >= 7) well = text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12";
  if (well && text.size() == 10) well = text.substr(8, 2) >= "01" && text.substr(8, 2) <= "31";
  if (!well) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} \"{}\" is no date, expected 2019, 2019-10 or 2019-10-01", what, text.substr(0, 40)));
  }
}

void require_valid(std::string_view text, std::string_view what) {
  if (text.size() > kLongest) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} is {} bytes long, at most {} are expected", what, text.size(), kLongest));
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(Error::Kind::kUsage, fmt::format("{} holds a NUL character", what));
  }
  const std::size_t valid = valid_prefix(text);
  if (valid < text.size()) {
    throw Error(Error::Kind::kUsage, fmt::format("{} is not valid UTF-8: byte {} of it is 0x{:02X}", what, valid + 1,
                                                 static_cast<unsigned char>(text[valid])));
  }
}

}  // namespace tolmach::lexicons::detail
