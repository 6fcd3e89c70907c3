#include "formats/bitext.h"

#include "text/unicode.h"

namespace tolmach::formats {
namespace {

bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}

/// With a space for each line end, of whatever characters it is made.
void append_on_one_line(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = is_line_end(text[i]);
    if (ends_line && i + 1 < text.size() && is_line_end(text[i + 1])) continue;
    out.push_back(ends_line ? ' ' : text[i]);
  }
}

bool ends_with_ideograph(const std::string& text) {
  std::size_t at = text.size();
  if (at == 0) return false;
  const char32_t last = text::previous_code_point(text, at);
  // Ideographic punctuation such as the full stop belongs to no script of its own.
  return text::is_ideograph(last) || (last >= 0x3000 && last <= 0x303F) || (last >= 0xFF00 && last <= 0xFFEF);
}

}  // namespace

std::string joined_text(const text::Document& document, text::SegmentRange range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!document.segments[i].linkable) continue;
    if (!out.empty() && !ends_with_ideograph(out)) out.push_back(' ');
    append_on_one_line(out, document.segment_text(i));
  }
  return out;
}

}  // namespace tolmach::formats
