#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/detail/findings_forms.h"
#include "text/unicode.h"
#include "text/visible.h"

// For people: `file:line:column: severity: message [code]`, then the line with the place underlined. Of a row of a
// table the line where it begins, and its id.
namespace tolmach::formats::detail {
namespace {

constexpr std::size_t kLongestMark = 60;  ///< code points

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

/// How many terminal cells a text takes, roughly: East Asian wide characters take two, marks none.
std::size_t cells(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool wide = text::is_ideograph(c) || text::script_of(c) == text::Script::kHangul ||
                      (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
    width += text::is_mark(c) ? 0U : wide ? 2U : 1U;
  }
  return width;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) static_cast<void>(text::next_code_point(text, at));
  return text.substr(0, at);
}

void write_line(std::ostream& out, const LocatedPlace& place, const Paint& paint) {
  const std::string_view one_line = std::string_view(place.text).substr(0, place.text.find('\n'));
  const std::string_view marked = first_code_points(one_line, kLongestMark);
  const bool cut = marked.size() < place.text.size();
  const std::string before = text::visible(place.before);
  out << "    " << before << paint("1", text::visible(marked)) << (cut ? "…" : text::visible(place.after)) << "\n    "
      << std::string(cells(before), ' ')
      << paint("1;31", std::string(std::max<std::size_t>(cells(text::visible(marked)), 1), '^')) << '\n';
}

/// A row may have no target at all.
bool is_empty_line(const LocatedPlace& place) noexcept {
  return place.before.empty() && place.text.empty() && place.after.empty();
}

/// `file:line`, and what the row is called there where that is not its line.
std::string row_of(const LocatedFinding& located, const CheckedDocument& document) {
  std::string where = fmt::format("{}:{}", document.table, located.row_line);
  const std::string id = located.id.value_or("");
  const std::string name = document.name == document.table ? "" : document.name;
  if (!id.empty() && (!name.empty() || id != std::to_string(located.row_line)))
    where += fmt::format(": {}#{}", name, id);
  return where;
}

class TextFindings : public FindingsWriter {
 public:
  TextFindings(std::ostream& out, bool colour) : out_(out), paint_{colour} {}

  void add(const CheckedDocument& document) override {
    for (const LocatedFinding& located : document.findings) write(located, document);
  }

 private:
  void write(const LocatedFinding& located, const CheckedDocument& document) {
    const check::Finding& finding = located.finding;
    const bool in_source = !located.target && located.source;
    const auto& place = in_source ? located.source : located.target;
    std::string where = in_source ? document.source->id : document.target.id;
    if (where.empty()) where = document.name;
    if (located.row_line > 0) {
      where = row_of(located, document);
    } else {
      if (located.id && !located.id->empty()) where += fmt::format("#{}", *located.id);
      if (place) where += fmt::format(":{}:{}", place->position.line, place->position.column);
    }
    out_ << fmt::format("{}: {}: {} [{}]\n", paint_("1", text::visible(where)),
                        paint_(colour_of(finding.severity), check::to_string(finding.severity)),
                        text::visible(finding.message), finding.code->name);
    if (place && !is_empty_line(*place)) write_line(out_, *place, paint_);
    // What is missing in the target stands in the source alone; the message may say it.
    const bool missing = located.source && located.target && located.target->begin == located.target->end;
    if (missing && finding.message.find(located.source->text) == std::string::npos)
      out_ << "    source: " << text::visible(located.source->text) << '\n';
    if (!finding.suggestion.empty()) out_ << "    suggestion: " << text::visible(finding.suggestion) << '\n';
  }

  std::ostream& out_;
  Paint paint_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_text_findings(std::ostream& out, FindingsStyle style) {
  return std::make_unique<TextFindings>(out, style.colour);
}

}  // namespace tolmach::formats::detail
