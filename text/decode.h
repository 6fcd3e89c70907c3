#pragma once

#include <string>
#include <string_view>

#include "text/error.h"
#include "text/source_map.h"

namespace tolmach::text {

/// A file's bytes as UTF-8.
struct Decoded {
  std::string text;
  std::string encoding;  ///< canonical name of the encoding that was used ("UTF-8", "windows-1251")
  SourceMap source_map;  ///< identity for UTF-8 without byte order mark
};

/// Decodes bytes. Without `encoding`: a byte order mark decides, then valid UTF-8, then what reads well
/// as Cyrillic, then ICU's detector among the other legacy encodings. The byte order mark is not part of the text.
/// @param name the file's name for messages
/// @throws Error (usage) for an unknown encoding; (io) for a byte that can't be decoded, with its offset, and for
///   binary content (a NUL byte)
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view name, std::string_view encoding = {});

/// What to say of bytes with a NUL among them; with a hint where they may be UTF-16 without a byte order mark.
/// @param bytes from the beginning of the file or of a part of even length
/// @param nul where the first NUL stands in them
[[nodiscard]] Error binary_error(std::string_view bytes, std::size_t nul, const Where& where);

/// Whether the name is one of UTF-8's ("utf8", "UTF-8").
[[nodiscard]] bool is_utf8_name(std::string_view encoding);

}  // namespace tolmach::text
