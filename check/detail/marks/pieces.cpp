#include "check/detail/marks/pieces.h"

#include "check/detail/characters/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr int kLongestAbbreviation = 3;  // letters

bool ends_sentence(char32_t c) noexcept {
  const char32_t kind = mark_class(c);
  return kind == U'.' || kind == U'?' || kind == U'!' || kind == U'…';
}

bool is_wide(char32_t mark) noexcept {
  return mark == U'。' || mark == U'？' || mark == U'！' || mark == U'．';
}

/// Whether the full stop at `dot` may belong to an abbreviation or number: behind a short capitalised word or a digit.
bool is_abbreviation(std::string_view text, std::uint32_t begin, std::uint32_t dot) noexcept {
  int letters = 0;
  char32_t first = 0;
  for (std::size_t at = dot; at > begin;) {
    const char32_t c = text::previous_code_point(text, at);
    if (text::is_digit(c)) return letters == 0;
    if (c == U'.' && letters > 0) return true;
    if (!text::is_letter(c) && !text::is_mark(c)) break;
    first = c;
    ++letters;
  }
  return letters <= 1 || (letters <= kLongestAbbreviation && text::is_upper(first));
}

/// Behind all marks, quotes and brackets that close the sentence.
std::uint32_t behind_closers(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!ends_sentence(c) && !is_quote(c) && !is_closing_bracket(c)) break;
    at = static_cast<std::uint32_t>(next);
  }
  return at;
}

std::uint32_t behind_space(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end) {
    std::size_t next = at;
    if (!text::is_white_space(text::next_code_point(text, next))) break;
    at = static_cast<std::uint32_t>(next);
  }
  return at;
}

/// @param next_mark gives the place of what may be a mark, from another place on; the segment's end where there is none
template <typename NextMark>
std::vector<text::Span> pieces_between(std::string_view text, text::Span segment, NextMark next_mark) {
  std::vector<text::Span> pieces;
  std::uint32_t begin = segment.begin;
  std::uint32_t end = begin, start = begin;  // where a run of marks ends, and what is behind the space after it
  for (std::uint32_t at = next_mark(segment.begin); at < segment.end; at = next_mark(at)) {
    const std::uint32_t mark_begin = at;
    std::size_t next = at;
    const char32_t mark = text::next_code_point(text, next);
    at = static_cast<std::uint32_t>(next);
    if (!ends_sentence(mark)) continue;
    if (at > end) {
      end = behind_closers(text, at, segment.end);
      start = behind_space(text, end, segment.end);
    }
    const bool apart = start > end || is_wide(mark);
    if (!apart || start >= segment.end || text::is_lower(after(text, start))) continue;
    if (mark == U'.' && is_abbreviation(text, begin, mark_begin)) continue;
    pieces.push_back({begin, end});
    begin = at = start;
  }
  if (begin < segment.end) pieces.push_back({begin, segment.end});
  return pieces;
}

}  // namespace

std::vector<text::Span> sentence_pieces(std::string_view text, text::Span segment) {
  return pieces_between(text, segment, [&](std::uint32_t at) { return next_possible_mark(text, at, segment.end); });
}

std::vector<text::Span> sentence_pieces(std::string_view text, text::Span segment,
                                        const std::vector<text::Token>& tokens) {
  return pieces_between(text, segment, [&, token = tokens.begin()](std::uint32_t at) mutable {
    while (token != tokens.end() && (token->kind != text::Token::Kind::kOther || token->span.begin < at)) ++token;
    return token == tokens.end() ? segment.end : token->span.begin;
  });
}

}  // namespace tolmach::check::detail
