#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::text {

/// A place where a sentence might end, and what was decided about it.
struct Boundary {
  std::uint32_t offset = 0;  ///< behind the marks, in bytes of the text that was asked about
  bool ends = false;         ///< whether the sentence ends there
  std::string_view rule;  ///< the rule that decided, as `data/segmentation/rules.tsv` or line_rules.h names it; lives
                          ///< as long as the splitter
};

/// Splits text into sentences. Candidates are the places where Unicode's sentence marks (UAX #29), the marks of the
/// language and items of lists stand; a decision table (`data/segmentation/rules.tsv`) and the words of the language
/// (`data/segmentation/<language>.txt`) decide about each.
/// Loads a language when it is first asked for; one object may not be shared by threads.
class SentenceSplitter {
 public:
  explicit SentenceSplitter(DataFolder data);
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  /// Sentences of one paragraph, without the white space between them. Spans are offsets of `paragraph` plus `base`.
  /// A newline counts as a space.
  /// @throws Error (io) when the language's data can't be read
  [[nodiscard]] std::vector<Span> split(std::string_view paragraph, std::string_view language, std::uint32_t base = 0);

  /// All places of one paragraph where a sentence might end, in their order.
  /// @throws Error (io) when the language's data can't be read
  [[nodiscard]] std::vector<Boundary> boundaries(std::string_view paragraph, std::string_view language);

  /// The paragraphs of a text: its lines (LF, CRLF or CR ends one), where lines that a mailer or an editor has wrapped
  /// hard are taken together. Spans without the white space around them.
  /// @param boundaries where given, gets each line end between two lines with text, and why it was one or not
  [[nodiscard]] std::vector<Span> paragraphs(std::string_view text, std::string_view language,
                                             std::vector<Boundary>* boundaries = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Another way to find the sentences of a paragraph: (paragraph, language, base) as SentenceSplitter::split() has them.
using SplitSentences = std::function<std::vector<Span>(std::string_view, std::string_view, std::uint32_t)>;

/// Fills document.segments from its text and language.
/// @param split how the sentences of a paragraph are found; by the splitter itself where empty
void segment(Document& document, SentenceSplitter& splitter, const SplitSentences& split = {});

/// Fills document.segments with one segment a physical line (LF or CRLF). Empty lines and `<p>` lines keep their number
/// and are not linkable; a `<p>` line or an empty one begins a paragraph.
void segment_lines(Document& document);

}  // namespace tolmach::text
