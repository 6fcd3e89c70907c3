#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "formats/input_file.h"
#include "formats/read_document.h"
#include "text/document.h"
#include "text/sentences.h"

namespace tolmach::formats {

/// Reads a text in pieces of whole sentences, so that a file of any size needs little memory: a piece, or the longest
/// sentence. A saved page and a text in another encoding than UTF-8 come whole, as does any text shorter than a piece.
/// Whether the lines of a block are wrapped is judged by what is at hand of it.
class DocumentStream {
 public:
  static constexpr std::size_t kPieceBytes = 1U << 20U;

  /// @param split how sentences are found; by the splitter itself where empty
  /// @param splitter must outlive the stream
  /// @throws Error (io) when the file is missing or unreadable
  DocumentStream(const std::string& path, ReadOptions options, text::SentenceSplitter& splitter,
                 text::SplitSentences split = {}, std::size_t piece_bytes = kPieceBytes);

  /// The next piece with its segments; none at the end. Its source map gives offsets of the file, and paragraphs are
  /// numbered through; one may go on in the next piece.
  /// @throws Error (io) as read_document() does, naming the offset in the file
  [[nodiscard]] std::optional<text::Document> next();

 private:
  [[nodiscard]] bool comes_whole() const;
  [[nodiscard]] std::optional<text::Document> begin();
  [[nodiscard]] std::optional<text::Document> cut_piece();
  [[nodiscard]] std::size_t decodable() const;

  std::string path_;
  ReadOptions options_;
  text::SentenceSplitter* splitter_;
  text::SplitSentences split_;
  std::size_t piece_bytes_;
  InputFile file_;
  std::string buffer_;        ///< what has been read and not yet given out
  std::uint64_t offset_ = 0;  ///< of the buffer in the file
  std::uint32_t next_paragraph_ = 0;
  bool begun_ = false;
  bool given_ = false;  ///< whether some piece has been given out
};

}  // namespace tolmach::formats
