#include "formats/xml.h"

#include "text/unicode.h"

namespace tolmach::formats {

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default: {
        const bool control = c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r';
        text::append_utf8(out, control || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
      }
    }
  }
  return out;
}

}  // namespace tolmach::formats
