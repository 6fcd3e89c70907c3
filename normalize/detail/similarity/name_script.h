#pragma once

#include <string_view>

#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// The script of a name's first letter; kCommon where it has none.
[[nodiscard]] inline text::Script script_of_name(std::string_view name) noexcept {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (text::is_letter(c)) return text::script_of(c);
  }
  return text::Script::kCommon;
}

/// Whether any character of a text is of a script.
[[nodiscard]] inline bool has_script(std::string_view text, text::Script script) noexcept {
  for (std::size_t at = 0; at < text.size();)
    if (text::script_of(text::next_code_point(text, at)) == script) return true;
  return false;
}

}  // namespace tolmach::normalize::detail
