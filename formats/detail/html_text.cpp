#include "formats/detail/html_text.h"

#include "text/unicode.h"

namespace tolmach::formats::detail {
namespace {

/// The length of a character reference at the beginning of `raw` ("&amp;", "&#8212;"), or 0.
std::size_t reference_length(std::string_view raw) noexcept {
  if (raw.size() < 3 || raw.front() != '&') return 0;
  std::size_t end = 1;
  while (end < raw.size() && (std::isalnum(static_cast<unsigned char>(raw[end])) != 0 || raw[end] == '#')) ++end;
  if (end == 1) return 0;
  return end < raw.size() && raw[end] == ';' ? end + 1 : end;
}

/// What a browser collapses: a no-break space is not among it.
bool is_html_space(char32_t c) noexcept {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f';
}

std::uint32_t width_of(char32_t c) noexcept {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

}  // namespace

void HtmlText::put(char32_t c, std::size_t raw_begin, std::size_t raw_end) {
  const std::uint64_t begin = page_.source_map.to_file(static_cast<std::uint32_t>(raw_begin));
  const std::uint64_t end = page_.source_map.end_to_file(static_cast<std::uint32_t>(raw_end));
  text::append_utf8(text_, c);
  source_map_.add(width_of(c), begin, static_cast<std::uint32_t>(end > begin ? end - begin : 0));
  last_raw_end_ = raw_end;
}

void HtmlText::add(std::string_view raw, std::string_view decoded) {
  const auto base = static_cast<std::size_t>(raw.data() - page_.text.data());
  std::size_t raw_at = 0;
  for (std::size_t at = 0; at < decoded.size() && raw_at < raw.size();) {
    const std::size_t raw_begin = raw_at;
    const char32_t c = text::next_code_point(decoded, at);
    std::size_t same_end = raw_at;
    const bool same = text::next_code_point(raw, same_end) == c;
    const std::size_t reference = reference_length(raw.substr(raw_at));
    // "&" in the text is a reference only where the page does not mean the bare character.
    const bool bare = same && (c != U'&' || raw.substr(raw_at, 4) != "&amp");
    raw_at = bare || reference == 0 ? same_end : raw_at + reference;
    if (is_html_space(c)) {
      if (!space_pending_) space_begin_ = base + raw_begin;
      space_end_ = base + raw_at;
      space_pending_ = true;
      continue;
    }
    if (space_pending_ && !text_.empty() && text_.back() != '\n') put(U' ', space_begin_, space_end_);
    space_pending_ = false;
    put(c, base + raw_begin, base + raw_at);
  }
}

void HtmlText::end_paragraph() {
  space_pending_ = false;
  if (!text_.empty() && text_.back() != '\n') put(U'\n', last_raw_end_, last_raw_end_);
}

}  // namespace tolmach::formats::detail
