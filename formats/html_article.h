#pragma once

#include <string>
#include <string_view>

#include "text/decode.h"

namespace tolmach::formats {

/// The article of a saved web page.
struct HtmlArticle {
  std::string text;            ///< a paragraph a line
  text::SourceMap source_map;  ///< text offset to offset in the file
  std::string language;        ///< of <html lang>, as written; may be empty
};

/// Whether content looks like an HTML page: a doctype or an element of its frame near the beginning.
[[nodiscard]] bool looks_like_html(std::string_view text) noexcept;

/// The encoding that a page names in a <meta> element near its beginning; empty where it names none.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

/// Takes the article out of a page: the headline and the paragraphs, without navigation, forms, asides and scripts.
/// A page without <article> or <main> gives the element with most paragraph text.
[[nodiscard]] HtmlArticle extract_article(const text::Decoded& page);

}  // namespace tolmach::formats
