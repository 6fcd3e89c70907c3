#pragma once

#include <string>
#include <string_view>

#include "text/source_map.h"

namespace tolmach::text {

/// A file's bytes as UTF-8.
struct Decoded {
  std::string text;
  std::string encoding;  ///< canonical name of the encoding that was used ("UTF-8", "windows-1251")
  SourceMap source_map;  ///< identity for UTF-8 without byte order mark
};

/// Decodes bytes. Without `encoding`: a byte order mark decides, then valid UTF-8, then ICU's detector among the
/// legacy encodings. The byte order mark is not part of the text.
/// @param name the file's name for messages
/// @throws Error (usage) for an unknown encoding; (io) for a byte that can't be decoded, with its offset, and for
///   binary content (a NUL byte)
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view name, std::string_view encoding = {});

/// Whether the name is one of UTF-8's ("utf8", "UTF-8").
[[nodiscard]] bool is_utf8_name(std::string_view encoding);

}  // namespace tolmach::text
