#include "formats/overlaps.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "formats/bitext.h"
#include "formats/input_file.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

constexpr std::string_view kBlankLine = "BLANK_LINE";
constexpr std::string_view kPad = "PAD";
constexpr std::size_t kMostCodePoints = 10000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// `<p>` stands as it is: who embeds the lines of a file knows nothing of our marks.
void append_segment(std::string& out, const text::Document& document, std::uint32_t index) {
  const std::string_view text = document.segment_text(index);
  if (text.empty()) {
    out += kBlankLine;
  } else {
    out += document.segments[index].linkable ? joined_text(document, {index, index + 1}) : std::string(text);
  }
}

void cut(std::string& text) {
  if (text.size() <= kMostCodePoints) return;
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMostCodePoints && at < text.size(); ++count)
    (void)text::next_code_point(text, at);
  text.resize(at);
}

std::vector<std::string_view> trimmed_lines(std::string_view content) {
  if (content.substr(0, kByteOrderMark.size()) == kByteOrderMark) content.remove_prefix(kByteOrderMark.size());
  std::vector<std::string_view> lines;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    lines.push_back(text::trim(content.substr(0, end)));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return lines;
}

}  // namespace

std::string overlap_text(const text::Document& document, text::SegmentRange run) {
  std::string out;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out.push_back(' ');
    append_segment(out, document, i);
  }
  cut(out);
  return out;
}

void OverlapLines::add(const text::Document& document, std::uint32_t longest) {
  const auto count = static_cast<std::uint32_t>(document.segments.size());
  for (std::uint32_t size = 1; size <= longest; ++size) {
    if (size > 1 && count > 0) lines_.emplace_back(kPad);
    for (std::uint32_t begin = 0; begin + size <= count; ++begin)
      lines_.push_back(overlap_text(document, {begin, begin + size}));
  }
}

void OverlapLines::write(std::ostream& out) {
  std::sort(lines_.begin(), lines_.end());
  lines_.erase(std::unique(lines_.begin(), lines_.end()), lines_.end());
  for (const std::string& line : lines_) out << line << '\n';
}

OverlapFile::OverlapFile(const std::string& path) : OverlapFile(read_file(path), path) {}

OverlapFile::OverlapFile(std::string content, std::string path) : path_(std::move(path)), content_(std::move(content)) {
  lines_ = trimmed_lines(content_);
  if (lines_.empty()) throw Error(Error::Kind::kIo, "the file is empty, expected a line for each vector", {path_});
  if (lines_.size() >= std::numeric_limits<std::uint32_t>::max())
    throw Error(Error::Kind::kIo, "the file has more lines than can be numbered", {path_});
  sorted_.resize(lines_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0U);
  std::stable_sort(sorted_.begin(), sorted_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return lines_[a] < lines_[b]; });
}

std::optional<std::uint32_t> OverlapFile::find(std::string_view text) const {
  text = text::trim(text);
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), text,
                                      [this](std::uint32_t a, std::string_view b) { return lines_[a] < b; });
  if (found == sorted_.end() || lines_[*found] != text) return std::nullopt;
  return *found;
}

}  // namespace tolmach::formats
