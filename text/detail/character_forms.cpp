#include "text/detail/character_forms.h"

#include <algorithm>
#include <cstring>

#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

constexpr std::size_t kIdeographBytes = 3;  // of each in UTF-8

}  // namespace

CharacterForms::CharacterForms(const std::function<std::optional<std::string>(char32_t)>& form_of) {
  for (char32_t c = 0; c < kTabled; ++c) {
    const auto form = form_of(c);
    if (!form || form->size() > Form::kBytes) continue;
    std::copy(form->begin(), form->end(), forms_[c].bytes.begin());
    forms_[c].size = static_cast<std::uint8_t>(form->size());
  }
}

bool CharacterForms::append(std::string_view text, std::string& out) const {
  constexpr std::size_t kBuffer = 256;  // enough for nearly all words
  std::array<char, kBuffer> buffer;     // every byte is written before it is read
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    // Every character has a byte at least: so many of them fit in what is left of the buffer.
    std::size_t fitting = (kBuffer - size) / sizeof(Form);
    if (fitting == 0) {
      out.append(buffer.data(), size);
      size = 0;
      fitting = kBuffer / sizeof(Form);
    }
    for (const std::size_t end = std::min(text.size(), at + fitting); at < end;) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(text, at);
      if (c < kTabled) {
        const Form& form = forms_[c];
        if (form.size == kNone) return false;
        std::memcpy(&buffer[size], &form, sizeof form);  // its bytes stand first
        size += form.size;
      } else if (is_unified_ideograph(c)) {
        std::memcpy(&buffer[size], &text[begin], kIdeographBytes);
        size += kIdeographBytes;
      } else {
        return false;
      }
    }
  }
  out.append(buffer.data(), size);
  return true;
}

}  // namespace tolmach::text::detail
