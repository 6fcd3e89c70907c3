#include "text/detail/character_forms.h"

#include <algorithm>
#include <cstring>

#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// The commonest characters that are not tabled.
constexpr bool is_unified_ideograph(char32_t c) noexcept {
  return c >= 0x4E00 && c <= 0x9FFF;
}

}  // namespace

CharacterForms::CharacterForms(const std::function<std::optional<std::string>(char32_t)>& form_of) {
  for (char32_t c = 0; c < kTabled; ++c) {
    const auto form = form_of(c);
    if (!form || form->size() > Form::kBytes) continue;
    std::copy(form->begin(), form->end(), forms_[c].bytes.begin());
    forms_[c].size = static_cast<std::uint8_t>(form->size());
  }
}

std::optional<std::string> CharacterForms::convert(std::string_view text) const {
  constexpr std::size_t kBuffer = 128;  // enough for nearly all words
  std::array<char, kBuffer> buffer;     // every byte is written before it is read
  std::size_t size = 0;
  std::optional<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    if (size + Form::kBytes > kBuffer) {
      if (!out) out.emplace().reserve(text.size());
      out->append(buffer.data(), size);
      size = 0;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < kTabled && forms_[c].size != kNone) {
      std::memcpy(&buffer[size], forms_[c].bytes.data(), Form::kBytes);
      size += forms_[c].size;
    } else if (is_unified_ideograph(c)) {
      std::memcpy(&buffer[size], &text[begin], at - begin);
      size += at - begin;
    } else {
      return std::nullopt;
    }
  }
  if (!out) return std::string(buffer.data(), size);
  out->append(buffer.data(), size);
  return out;
}

}  // namespace tolmach::text::detail
