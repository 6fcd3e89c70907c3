#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::text {

/// Splits paragraphs into sentences: ICU's boundaries, then the abbreviations of `data/segmentation/<language>.txt`.
/// Loads a language's rules when it is first asked for; one object may not be shared by threads.
class SentenceSplitter {
 public:
  explicit SentenceSplitter(DataFolder data);
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  /// Sentences of one paragraph, without the white space between them. Spans are offsets of `paragraph` plus `base`.
  [[nodiscard]] std::vector<Span> split(std::string_view paragraph, std::string_view language, std::uint32_t base = 0);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Fills document.segments from its text and language: paragraphs are separated by line ends.
void segment(Document& document, SentenceSplitter& splitter);

/// Fills document.segments with one segment a physical line (LF or CRLF). Empty lines and `<p>` lines keep their number
/// and are not linkable; a `<p>` line or an empty one begins a paragraph.
void segment_lines(Document& document);

}  // namespace tolmach::text
