#include "formats/findings_text.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "text/position.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// Code points of context shown before and behind the place.
constexpr std::size_t kContext = 40;
constexpr std::size_t kLongestMark = 60;

struct Paint {
  bool on = false;
  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

std::string_view colour_of(check::Severity severity) noexcept {
  switch (severity) {
    case check::Severity::kCritical:
      return "1;31";
    case check::Severity::kMajor:
      return "31";
    case check::Severity::kMinor:
      return "33";
    case check::Severity::kInfo:
      break;
  }
  return "36";
}

/// Text for a terminal: control characters would move its cursor.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    text::append_utf8(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
  }
  return out;
}

/// How many terminal cells a text takes, roughly: East Asian wide characters take two, marks none.
std::size_t cells(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool wide =
        text::is_ideograph(c) || text::script_of(c) == text::Script::kHangul || (c >= 0xFF00 && c <= 0xFF60);
    width += text::is_mark(c) ? 0U : wide ? 2U : 1U;
  }
  return width;
}

std::string_view last_code_points(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) static_cast<void>(text::previous_code_point(text, at));
  return text.substr(at);
}
std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) static_cast<void>(text::next_code_point(text, at));
  return text.substr(0, at);
}

void write_line(std::ostream& out, const text::Document& document, text::Span span, const Paint& paint) {
  const std::string_view text = document.text;
  const std::size_t begin = span.begin == 0 ? std::string_view::npos : text.rfind('\n', span.begin - 1);
  const std::size_t line_begin = begin == std::string_view::npos ? 0 : begin + 1;
  const std::size_t line_end = std::min(text.find('\n', span.begin), text.size());
  const std::size_t mark_end = std::min<std::size_t>(span.end, line_end);
  const std::string_view before_all = text.substr(line_begin, span.begin - line_begin);
  const std::string_view before = last_code_points(before_all, kContext);
  const std::string_view marked_all = text.substr(span.begin, mark_end - span.begin);
  const std::string_view marked = first_code_points(marked_all, kLongestMark);
  const bool cut = marked.size() < marked_all.size();
  const std::string_view after_all = text.substr(mark_end, line_end - mark_end);
  const std::string_view after = cut ? std::string_view() : first_code_points(after_all, kContext);
  const std::string lead = (before.size() < before_all.size() ? "…" : "") + printable(before);
  out << "    " << lead << paint("1", printable(marked)) << printable(after)
      << (cut || after.size() < after_all.size() ? "…" : "") << "\n    " << std::string(cells(lead), ' ')
      << paint("1;31", std::string(std::max<std::size_t>(cells(printable(marked)), 1), '^')) << '\n';
}

}  // namespace

void write_findings_text(std::ostream& out, const std::vector<check::Finding>& findings, const FindingContext& context,
                         bool colour) {
  const Paint paint{colour};
  const text::LineIndex target_lines(context.target.text);
  const text::LineIndex source_lines(context.source != nullptr ? std::string_view(context.source->text)
                                                               : std::string_view());
  for (const check::Finding& finding : findings) {
    const bool in_source = !finding.target && finding.source && context.source != nullptr;
    const auto& place = in_source ? finding.source : finding.target;
    const text::Document& document = in_source ? *context.source : context.target;
    std::string where = document.id;
    if (place) {
      const text::Position position = (in_source ? source_lines : target_lines).position(place->span.begin);
      where += fmt::format(":{}:{}", position.line, position.column);
    }
    out << fmt::format("{}: {}: {} [{}]\n", paint("1", where),
                       paint(colour_of(finding.severity), check::to_string(finding.severity)),
                       printable(finding.message), finding.code->name);
    if (place) write_line(out, document, place->span, paint);
    if (!finding.suggestion.empty()) out << "    suggestion: " << printable(finding.suggestion) << '\n';
  }
}

}  // namespace tolmach::formats
