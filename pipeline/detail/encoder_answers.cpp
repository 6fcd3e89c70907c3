#include "pipeline/detail/encoder_answers.h"

#include <fmt/format.h>

#include "formats/vector_line.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::pipeline::detail {
namespace {

constexpr std::size_t kLongestExcerpt = 60;             // code points
constexpr std::size_t kLongestLine = 16U << 20U;        // bytes: half a million numbers
constexpr char32_t kDelete = 0x7F, kControlEnd = 0xA0;  // C1 controls lie between

[[noreturn]] void fail(const std::string& what) {
  throw Error(Error::Kind::kIo, what);
}

}  // namespace

std::string excerpt(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == kLongestExcerpt) return out + "…";
    const char32_t c = text::next_code_point(text, at);
    text::append_utf8(out, c < U' ' || (c >= kDelete && c < kControlEnd) ? U' ' : c);
  }
  return out;
}

void EncoderAnswers::take(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    if (line_.empty()) {
      take_line(bytes.substr(0, end));
    } else {
      line_ += bytes.substr(0, end);
      take_line(line_);
      line_.clear();
    }
    bytes.remove_prefix(end + 1);
  }
  line_ += bytes;
  if (line_.size() > kLongestLine) fail(fmt::format("its answer to line {} is endless", count_ + 1));
}

void EncoderAnswers::finish() {
  if (line_.empty()) return;
  take_line(line_);
  line_.clear();
}

void EncoderAnswers::take_line(std::string_view line) {
  if (complete())
    fail(fmt::format("it wrote more vectors than the {} lines it was given: \"{}\"", texts_->size(), excerpt(line)));
  const std::string place = fmt::format("line {} (\"{}\")", count_ + 1, excerpt((*texts_)[count_]));
  const auto numbers = formats::parse_vector_line(line, values_);
  if (!numbers) fail(fmt::format("its answer to {} is no vector: \"{}\"", place, excerpt(text::trim(line))));
  if (dimension_ != 0 && *numbers != dimension_)
    fail(fmt::format("its vector for {} has {} numbers, those before have {}", place, *numbers, dimension_));
  dimension_ = *numbers;
  ++count_;
  if (count_ == 1) values_.reserve(dimension_ * texts_->size());
}

}  // namespace tolmach::pipeline::detail
