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

}  // namespace

void require_valid(std::string_view text, std::string_view what) {
  if (text.size() > kLongest) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} is {} bytes long, at most {} are expected", what, text.size(), kLongest));
  }
  const std::size_t valid = valid_prefix(text);
  if (valid < text.size()) {
    throw Error(Error::Kind::kUsage, fmt::format("{} is not valid UTF-8: byte {} of it is 0x{:02X}", what, valid + 1,
                                                 static_cast<unsigned char>(text[valid])));
  }
}

}  // namespace tolmach::lexicons::detail
