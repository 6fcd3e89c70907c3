#include "check/detail/characters/characters.h"

#include <array>

#include "text/ethiopic_stop.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

char32_t before(std::string_view text, std::uint32_t offset) noexcept {
  std::size_t at = offset;
  return at == 0 ? 0 : text::previous_code_point(text, at);
}

char32_t after(std::string_view text, std::uint32_t offset) noexcept {
  std::size_t at = offset;
  return at >= text.size() ? 0 : text::next_code_point(text, at);
}

bool is_before_colon(std::string_view text, std::uint32_t offset) noexcept {
  char32_t mark = U' ';
  for (std::size_t at = offset; text::is_white_space(mark) && at < text.size();) mark = text::next_code_point(text, at);
  return mark_class(mark) == U':';
}

std::uint32_t end_of_character(std::string_view text, std::uint32_t offset) noexcept {
  std::size_t at = offset;
  static_cast<void>(text::next_code_point(text, at));
  return static_cast<std::uint32_t>(at);
}

bool is_quote(char32_t c) noexcept {
  switch (c) {
    case U'"':
    case U'\'':
    case U'«':
    case U'»':
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'‹':
    case U'›':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'《':
    case U'》':
    case U'〈':
    case U'〉':
    case U'״':
      return true;
    default:
      return false;
  }
}

bool is_closing_bracket(char32_t c) noexcept {
  return c == U')' || c == U']' || c == U'}' || c == U'）' || c == U'】' || c == U'］';
}

char32_t mark_class(char32_t c) noexcept {
  switch (c) {
    case U'.':
    case U'。':
    case U'．':
    case U'।':
    case U'۔':
    case U'։':
    case U'።':
    case U'။':
    case U'។':
    case U'｡':
      return U'.';
    case U'?':
    case U'？':
    case U'؟':
    case U'՞':
      return U'?';
    case U'!':
    case U'！':
      return U'!';
    case U'…':
    case U'⋯':
      return U'…';
    case U':':
    case U'：':
      return U':';
    case U';':
    case U'；':
    case U'؛':
    case U'፤':
      return U';';
    case U',':
    case U'，':
    case U'、':
    case U'،':
      return U',';
    default:
      return 0;
  }
}

namespace {

/// Armenian puts the mark of a question or exclamation into its stressed word: what the full stop of a sentence ends is
/// told by the last such mark before it.
char32_t armenian_class(std::string_view text, std::size_t begin, std::size_t stop) noexcept {
  while (stop > begin) {
    const char32_t c = text::previous_code_point(text, stop);
    if (c == U'։') break;
    if (c == U'՞') return U'?';
    if (c == U'՜') return U'!';
  }
  return U'.';
}

/// How many bytes a character has that is no mark, by its first byte; 0 where it may be one. No mark that has a class
/// stands between ASCII and U+0540.
constexpr std::array<std::uint8_t, 256> kPlainLengths = [] {
  std::array<std::uint8_t, 256> lengths{};
  for (std::size_t byte = 0; byte < 0x80; ++byte)
    lengths.at(byte) = std::string_view(".?!:;,").find(static_cast<char>(byte)) == std::string_view::npos ? 1 : 0;
  for (std::size_t byte = 0xC2; byte <= 0xD4; ++byte) lengths.at(byte) = 2;
  return lengths;
}();

}  // namespace

std::uint32_t next_possible_mark(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end) {
    const std::uint8_t length = kPlainLengths[static_cast<unsigned char>(text[at])];
    if (length == 0) return at;
    at += length;
  }
  return end;
}

FinalMark final_mark(std::string_view text, text::Span piece) noexcept {
  std::size_t at = piece.end;
  while (at > piece.begin) {
    std::size_t begin = at;
    const char32_t c = text::previous_code_point(text, begin);
    if (std::size_t two = begin; two > piece.begin && (c == U':' || c == U'፡')) {
      static_cast<void>(text::previous_code_point(text, two));
      if (text::ethiopic_stop_end(text, two) == at)
        return {U'.', {static_cast<std::uint32_t>(two), static_cast<std::uint32_t>(at)}};
    }
    if (const char32_t kind = mark_class(c); kind != 0)
      return {c == U'։' ? armenian_class(text, piece.begin, begin) : kind,
              {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}};
    if (!is_quote(c) && !is_closing_bracket(c) && !text::is_white_space(c) && c != U'*') break;
    at = begin;
  }
  return {0, {piece.end, piece.end}};
}

}  // namespace tolmach::check::detail
