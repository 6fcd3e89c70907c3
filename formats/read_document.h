#pragma once

#include <string>
#include <string_view>

#include "text/data_folder.h"
#include "text/document.h"
#include "text/sentences.h"

namespace tolmach::formats {

/// How a document is read.
struct ReadOptions {
  std::string encoding;       ///< empty = detected
  std::string language;       ///< canonical tag; empty = detected
  bool presegmented = false;  ///< one segment a physical line
};

/// Reads a text or a saved HTML page (by its content: the article, not its navigation) and segments it. "-" is standard
/// input.
/// @throws Error (io) when the file is missing, unreadable, empty, binary or can't be decoded
[[nodiscard]] text::Document read_document(const std::string& path, const ReadOptions& options,
                                           text::SentenceSplitter& splitter);

/// The bytes of a file or of standard input ("-"). @throws Error (io)
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace tolmach::formats
