#include "formats/detail/marked_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "formats/xml.h"

namespace tolmach::formats::detail {
namespace {

/// The marks that cover a piece, as opening tags; both sorts may stand on one piece.
std::string opening_tags(const std::vector<const TextMark*>& covering, int& open) {
  std::string tags;
  const TextMark* name = nullptr;
  const TextMark* worst = nullptr;
  for (const TextMark* mark : covering) {
    if (mark->name) name = mark;
    if (mark->severity && (worst == nullptr || *mark->severity > *worst->severity)) worst = mark;
  }
  if (worst != nullptr) tags += fmt::format("<mark class=\"found {}\">", check::to_string(*worst->severity));
  if (name != nullptr)
    tags += fmt::format("<mark class=\"name\" data-name=\"{}\" style=\"--h:{}\">", *name->name, hue_of(*name->name));
  open = (worst != nullptr ? 1 : 0) + (name != nullptr ? 1 : 0);
  return tags;
}

}  // namespace

unsigned hue_of(std::size_t name) noexcept {
  return static_cast<unsigned>((name * 137 + 210) % 360);
}

std::string marked_html(const text::Document& document, text::Span span, const std::vector<TextMark>& marks) {
  std::vector<const TextMark*> inside;
  std::vector<std::uint32_t> cuts{span.begin, span.end};
  for (const TextMark& mark : marks) {
    if (mark.span.begin > span.end) break;
    if (mark.span.end < span.begin || (!mark.span.empty() && !mark.span.overlaps(span))) continue;
    inside.push_back(&mark);
    cuts.push_back(std::clamp(mark.span.begin, span.begin, span.end));
    cuts.push_back(std::clamp(mark.span.end, span.begin, span.end));
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  const auto gap_at = [&](std::uint32_t offset) -> std::string {
    const bool gap = std::any_of(inside.begin(), inside.end(), [&](const TextMark* mark) {
      return mark->span.empty() && mark->span.begin == offset;
    });
    return gap ? "<mark class=\"gap\"></mark>" : "";
  };
  std::string out;
  for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
    const text::Span piece{cuts[k], cuts[k + 1]};
    std::vector<const TextMark*> covering;
    for (const TextMark* mark : inside)
      if (mark->span.overlaps(piece)) covering.push_back(mark);
    int open = 0;
    out += gap_at(piece.begin) + opening_tags(covering, open) + escape_xml(piece.of(document.text));
    for (; open > 0; --open) out += "</mark>";
  }
  return out + gap_at(span.end);
}

}  // namespace tolmach::formats::detail
