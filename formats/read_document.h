#pragma once

#include <string>
#include <string_view>

#include "formats/input_file.h"
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

/// The text of a file's bytes, with its language and without segments.
/// @param path the file's name for messages
/// @throws Error (io) as read_document() does
[[nodiscard]] text::Document make_document(const std::string& bytes, const std::string& path,
                                           const ReadOptions& options);

/// How make_document() reads a file's bytes.
struct FileForm {
  std::string encoding;  ///< "UTF-8", "UTF-16LE"
  bool markup = false;   ///< the text is a page of HTML
};

/// @throws Error (io) as make_document() does
[[nodiscard]] FileForm form_of(const std::string& bytes, const std::string& path, const ReadOptions& options);

/// Fills document.segments as the options ask for.
/// @param split how sentences are found; by the splitter itself where empty
void segment_document(text::Document& document, const ReadOptions& options, text::SentenceSplitter& splitter,
                      const text::SplitSentences& split = {});

}  // namespace tolmach::formats
