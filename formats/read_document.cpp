#include "formats/read_document.h"

#include <algorithm>
#include <utility>

#include "formats/html_article.h"
#include "text/decode.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// The page's own word for its language, where it is a language tag at all.
std::string language_of_page(const std::string& attribute) {
  try {
    return attribute.empty() ? std::string() : text::canonical_language(attribute);
  } catch (const Error&) {
    return {};
  }
}

/// Whether the bytes are UTF-8 with more than ASCII in it. Text in another encoding is hardly ever so by chance.
bool is_surely_utf8(std::string_view bytes) {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return std::any_of(bytes.begin(), bytes.end(), beyond_ascii) && !text::find_invalid_utf8(bytes);
}

std::string encoding_for(std::string_view bytes, const ReadOptions& options) {
  if (!options.encoding.empty() || !looks_like_html(bytes) || is_surely_utf8(bytes)) return options.encoding;
  const std::string declared = declared_encoding(bytes);
  // Pages that say UTF-8 are right or damaged; detection serves both.
  return declared == "utf-8" || declared == "utf8" ? std::string() : declared;
}

text::Decoded decode_page_or_text(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  const std::string encoding = encoding_for(bytes, options);
  try {
    return text::decode(bytes, path, encoding);
  } catch (const Error&) {
    // What a page says of itself is a hint, what the user says is not.
    if (encoding.empty() || !options.encoding.empty()) throw;
    return text::decode(bytes, path);
  }
}

bool is_page(const text::Decoded& decoded, const ReadOptions& options) {
  return !options.presegmented && looks_like_html(decoded.text);
}

}  // namespace

text::Document make_document(const std::string& bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.empty()) throw Error(Error::Kind::kIo, "the file is empty", {path});
  text::Decoded decoded = decode_page_or_text(bytes, path, options);
  text::Document document;
  document.id = path;
  document.language = options.language;
  if (is_page(decoded, options)) {
    HtmlArticle article = extract_article(decoded);
    document.text = std::move(article.text);
    document.source_map = std::move(article.source_map);
    if (document.language.empty()) document.language = language_of_page(article.language);
    if (text::trim(document.text).empty()) throw Error(Error::Kind::kIo, "no article was found in this page", {path});
  } else {
    document.text = std::move(decoded.text);
    document.source_map = std::move(decoded.source_map);
    if (text::trim(document.text).empty())
      throw Error(Error::Kind::kIo, "the file holds nothing but white space", {path});
  }
  if (document.language.empty()) document.language = text::detect_language(document.text).tag;
  return document;
}

FileForm form_of(const std::string& bytes, const std::string& path, const ReadOptions& options) {
  text::Decoded decoded = decode_page_or_text(bytes, path, options);
  const bool markup = is_page(decoded, options);
  return {std::move(decoded.encoding), markup};
}

void segment_document(text::Document& document, const ReadOptions& options, text::SentenceSplitter& splitter,
                      const text::SplitSentences& split) {
  if (options.presegmented) {
    text::segment_lines(document);
  } else {
    text::segment(document, splitter, split);
  }
}

text::Document read_document(const std::string& path, const ReadOptions& options, text::SentenceSplitter& splitter) {
  text::Document document = make_document(read_file(path), path, options);
  segment_document(document, options, splitter);
  return document;
}

}  // namespace tolmach::formats
