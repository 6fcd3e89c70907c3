#include "check/detail/characters/code_page.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>

#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

/// The last byte that goes on with a UTF-8 sequence; the first is 0x80.
constexpr unsigned char kLastTrail = 0xBF;

/// How many bytes a UTF-8 sequence with this first byte has; 0 for a byte that begins none of two or more.
int sequence_length(unsigned char lead) noexcept {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

}  // namespace

CodePage::CodePage(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char in = static_cast<char>(byte);
    std::array<UChar, 4> out{};
    UErrorCode error = U_ZERO_ERROR;
    const auto capacity = static_cast<int32_t>(out.size());
    if (ucnv_toUChars(converter.get(), out.data(), capacity, &in, 1, &error) == 1 && U_SUCCESS(error) &&
        out[0] < kShown)
      bytes_.at(out[0]) = static_cast<unsigned char>(byte);
  }
}

std::optional<unsigned char> CodePage::byte_of(char32_t c) const {
  if (c < kShown && bytes_[c] != 0) return bytes_[c];
  if (c >= 0x80 && c <= 0x9F) return static_cast<unsigned char>(c);
  return std::nullopt;
}

bool CodePage::may_begin(char32_t c) const {
  const auto byte = byte_of(c);
  return byte && sequence_length(*byte) != 0;
}

bool CodePage::may_continue(char32_t c) const {
  const auto byte = byte_of(c);
  return byte && *byte <= kLastTrail;
}

std::optional<CodePage::Sequence> CodePage::read(std::string_view text, std::size_t begin) const {
  std::size_t at = begin;
  const std::optional<unsigned char> lead = byte_of(text::next_code_point(text, at));
  const int length = lead ? sequence_length(*lead) : 0;
  if (length == 0) return std::nullopt;
  std::array<char, 4> bytes{static_cast<char>(*lead)};
  char32_t shown = 0;
  for (int i = 1; i < length; ++i) {
    if (at >= text.size()) return std::nullopt;
    shown = text::next_code_point(text, at);
    const std::optional<unsigned char> trail = byte_of(shown);
    if (!trail || *trail > kLastTrail) return std::nullopt;
    bytes.at(static_cast<std::size_t>(i)) = static_cast<char>(*trail);
  }
  std::size_t read = 0;
  const std::string_view sequence(bytes.data(), static_cast<std::size_t>(length));
  const char32_t character = text::next_code_point(sequence, read);
  if (read != sequence.size()) return std::nullopt;
  return Sequence{at, character, shown};
}

}  // namespace tolmach::check::detail
