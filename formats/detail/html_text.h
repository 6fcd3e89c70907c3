#pragma once

#include <string>
#include <string_view>

#include "text/decode.h"

namespace tolmach::formats::detail {

/// Builds the text of an article from pieces of a page, keeping where each character stands in the file. White space is
/// collapsed as a browser does; paragraphs are lines.
class HtmlText {
 public:
  explicit HtmlText(const text::Decoded& page) : page_(page) {}

  /// Adds a text node: `raw` as it stands in the page (a view of page.text), `decoded` with its entities replaced.
  void add(std::string_view raw, std::string_view decoded);
  /// Ends the paragraph, if it has begun.
  void end_paragraph();

  [[nodiscard]] std::string& text() noexcept { return text_; }
  [[nodiscard]] text::SourceMap& source_map() noexcept { return source_map_; }

 private:
  void put(char32_t c, std::size_t raw_begin, std::size_t raw_end);

  const text::Decoded& page_;
  std::string text_;
  text::SourceMap source_map_;
  bool space_pending_ = false;
  std::size_t space_begin_ = 0, space_end_ = 0;
  std::size_t last_raw_end_ = 0;
};

}  // namespace tolmach::formats::detail
