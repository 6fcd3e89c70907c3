#pragma once

#include <string>
#include <string_view>

namespace tolmach::text::detail {

/// The one-byte encoding in which the bytes read best as Cyrillic text: words of Cyrillic letters alone, small but for
/// the first, or all capitals, and many of the letters that are common in every such language. Knows Windows, KOI8,
/// DOS, ISO and Macintosh. Empty where they read so in none.
[[nodiscard]] std::string cyrillic_encoding(std::string_view bytes);

}  // namespace tolmach::text::detail
