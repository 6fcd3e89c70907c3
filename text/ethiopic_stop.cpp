#include "text/ethiopic_stop.h"

#include "text/unicode.h"

namespace tolmach::text {
namespace {

constexpr std::string_view kWordSpace = "\u1361";

bool is_ethiopic_letter(char32_t c) noexcept {
  return c >= 0x1200 && c <= 0x135A;
}

}  // namespace

std::size_t ethiopic_stop_end(std::string_view text, std::size_t at) noexcept {
  if (text[at] != ':' && text[at] != kWordSpace.front()) return at;
  const std::string_view mark = text[at] == ':' ? ":" : kWordSpace;
  const std::string_view rest = text.substr(at);
  if (at == 0 || !rest.starts_with(mark) || !rest.substr(mark.size()).starts_with(mark)) return at;
  std::size_t before = at;
  return is_ethiopic_letter(previous_code_point(text, before)) ? at + 2 * mark.size() : at;
}

}  // namespace tolmach::text
