#include "formats/document_stream.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "formats/html_article.h"
#include "text/decode.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestCharacter = 4;  // bytes of UTF-8

bool names_utf8(std::string_view encoding) {
  return encoding.empty() || text::is_utf8_name(encoding);
}

/// Index of the first segment that may change when more text follows: that of the last paragraph or, where there is
/// but one, its last two sentences, because the decision about a sentence's end looks at the words behind it.
std::size_t first_open_segment(const text::Document& document) {
  const std::vector<text::Segment>& segments = document.segments;
  const std::uint32_t last = segments.back().paragraph;
  if (segments.front().paragraph == last) return segments.size() < 3 ? 0 : segments.size() - 2;
  const auto open =
      std::find_if(segments.begin(), segments.end(), [last](const auto& segment) { return segment.paragraph == last; });
  return static_cast<std::size_t>(open - segments.begin());
}

}  // namespace

DocumentStream::DocumentStream(const std::string& path, ReadOptions options, text::SentenceSplitter& splitter,
                               text::SplitSentences split, std::size_t piece_bytes)
    : path_(path),
      options_(std::move(options)),
      splitter_(&splitter),
      split_(std::move(split)),
      piece_bytes_(std::max(piece_bytes, kLongestCharacter)),
      file_(path) {}

/// How much of the buffer is whole characters. @throws Error (io) for a byte that is not UTF-8, and for a NUL byte
std::size_t DocumentStream::decodable() const {
  const auto place = [this](std::size_t at) {
    Where where{path_};
    where.offset = offset_ + at;
    return where;
  };
  const std::size_t nul = buffer_.find('\0');
  if (nul != std::string::npos) throw text::binary_error(buffer_, nul, place(nul));
  const auto bad = text::find_invalid_utf8(buffer_);
  if (!bad) return buffer_.size();
  if (file_.ended() || *bad + kLongestCharacter <= buffer_.size())
    throw Error(Error::Kind::kIo, "a byte is not UTF-8", place(*bad),
                "name the file's encoding with --encoding, for example --encoding windows-1251");
  return *bad;
}

bool DocumentStream::comes_whole() const {
  if (file_.ended() || options_.presegmented || !names_utf8(options_.encoding) || looks_like_html(buffer_)) return true;
  const auto bad = text::find_invalid_utf8(buffer_);
  return bad && *bad + kLongestCharacter <= buffer_.size();
}

std::optional<text::Document> DocumentStream::begin() {
  begun_ = true;
  file_.read(buffer_, piece_bytes_);
  if (comes_whole()) {
    while (!file_.ended()) file_.read(buffer_, std::max(piece_bytes_, buffer_.size()));
    text::Document document = make_document(std::exchange(buffer_, {}), path_, options_);
    segment_document(document, options_, *splitter_, split_);
    given_ = true;
    return document;
  }
  if (std::string_view(buffer_).substr(0, kUtf8Mark.size()) == kUtf8Mark) {
    buffer_.erase(0, kUtf8Mark.size());
    offset_ = kUtf8Mark.size();
  }
  if (options_.language.empty())
    options_.language = text::detect_language(std::string_view(buffer_).substr(0, decodable())).tag;
  return std::nullopt;
}

/// A piece from the beginning of the buffer; none where the buffer holds less than a sentence that is surely complete.
std::optional<text::Document> DocumentStream::cut_piece() {
  text::Document document;
  document.id = path_;
  document.language = options_.language;
  document.text = buffer_.substr(0, decodable());
  text::segment(document, *splitter_, split_);
  std::size_t cut = document.text.size();
  std::uint32_t following = document.segments.empty() ? 0 : document.segments.back().paragraph + 1;
  if (!file_.ended() && !document.segments.empty()) {
    const std::size_t open = first_open_segment(document);
    cut = document.segments[open].span.begin;
    following = document.segments[open].paragraph;
    document.segments.resize(open);
  }
  if (document.segments.empty() && !file_.ended()) return std::nullopt;
  document.text.resize(cut);
  for (text::Segment& segment : document.segments) segment.paragraph += next_paragraph_;
  next_paragraph_ += following;
  document.source_map.add(1, offset_, 1, static_cast<std::uint32_t>(cut));
  buffer_.erase(0, cut);
  offset_ += cut;
  return document;
}

std::optional<text::Document> DocumentStream::next() {
  if (!begun_)
    if (auto whole = begin()) return whole;
  while (!buffer_.empty() || !file_.ended()) {
    if (!file_.ended() && buffer_.size() < piece_bytes_) file_.read(buffer_, piece_bytes_ - buffer_.size());
    auto piece = cut_piece();
    if (piece && !piece->segments.empty()) {
      given_ = true;
      return piece;
    }
    if (file_.ended()) break;
    // A sentence longer than the buffer, or nothing but white space.
    file_.read(buffer_, buffer_.size());
  }
  if (!given_) throw Error(Error::Kind::kIo, "the file holds nothing but white space", {path_});
  return std::nullopt;
}

}  // namespace tolmach::formats
