// Toolkits mark the letter of a key in the text itself: "&File" (Qt, Windows), "_File" (GTK), in Chinese "文件(&F)".

#include <optional>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Labels of menus and buttons are short; what is longer speaks of companies (S&P) and of names_like_this.
constexpr std::size_t kMostWords = 6;

bool begins_letter(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text::is_letter(text::next_code_point(text, at));
}

/// The place of the one mark of that kind, where it stands before a letter: at the beginning of a word, or ("E&xit")
/// within one before a small letter.
std::optional<std::size_t> accelerator(std::string_view text, char mark) noexcept {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos || text.find(mark, at + 1) != std::string_view::npos) return std::nullopt;
  std::size_t behind = at + 1;
  if (!begins_letter(text, behind)) return std::nullopt;
  const bool small = !text::is_upper(text::next_code_point(text, behind));
  std::size_t before = at;
  const bool within = at > 0 && text::is_letter(text::previous_code_point(text, before));
  const bool entity = text.find(';', at) != std::string_view::npos;
  return entity || (within && (!small || mark == '_')) ? std::nullopt : std::optional(at);
}

/// Any mark before a letter or digit: "(&F)", "З_берегти".
bool has_mark(std::string_view text, char mark) noexcept {
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    std::size_t behind = at + 1;
    if (behind >= text.size()) continue;
    const char32_t c = text::next_code_point(text, behind);
    if (text::is_letter(c) || text::is_digit(c)) return true;
  }
  return false;
}

}  // namespace

void find_lost_accelerators(const Context& context, Findings& findings) {
  if (!context.has_source() || !findings.wants("accelerator-missing")) return;
  const DocumentView &source = *context.source(), &target = context.target();
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (bead.source.size() != 1 || bead.target.size() != 1) continue;
    const std::string_view text = source.segment_text(bead.source.begin);
    for (const char mark : {'&', '_'}) {
      const auto at = accelerator(text, mark);
      if (!at || source.words(bead.source.begin).size() > kMostWords) continue;
      if (has_mark(target.segment_text(bead.target.begin), mark)) continue;
      const std::uint32_t begin = source.segment(bead.source.begin).span.begin + static_cast<std::uint32_t>(*at);
      const std::uint32_t end = target.segment(bead.target.begin).span.end;
      findings.add({.code = "accelerator-missing",
                    .confidence = 0.7,
                    .message = fmt::format("the source marks a key with {}, the target none", mark),
                    .target = text::Span{end, end},
                    .source = text::Span{begin, begin + 1},
                    .bead = number});
    }
  }
}

}  // namespace tolmach::check::detail
