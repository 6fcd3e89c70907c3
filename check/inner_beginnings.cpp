// A full stop within a sentence, or a sentence within a segment that begins small: "The bridge. is closed".

#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/characters/scripts.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestBefore = 5;  // letters: shorter words before a full stop are abbreviations too often
constexpr std::size_t kShortestBehind = 2;

/// Whether nothing but a full stop and space stands between two words.
bool has_stop_between(std::string_view text, const Word& left, const Word& right) noexcept {
  const std::string_view between = text.substr(left.span.end, right.span.begin - left.span.end);
  return between.size() >= 2 && between.front() == '.' && text::trim(between.substr(1)).empty();
}

/// Whether a word is the end of an amount: "35 tūkst. žmonių".
bool ends_quantity(const DocumentView& view, std::uint32_t segment, const Word& word) {
  const std::vector<normalize::Quantity>& quantities = view.quantities(segment);
  return std::any_of(quantities.begin(), quantities.end(),
                     [&](const normalize::Quantity& one) { return one.span.end == word.span.end; });
}

/// The first word of a segment that begins a sentence small; null where there is none.
const Word* small_beginning(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &left = words[i - 1], &right = words[i];
    if (!right.small || right.length < kShortestBehind || left.number || left.length < kShortestBefore) continue;
    if (!has_stop_between(view.text(), left, right)) continue;
    // Titles and the like stand with their full stops among the words that something must follow.
    if (view.profile().open_words.contains(std::string(left.folded) + '.')) continue;
    if (!ends_quantity(view, segment, left)) return &right;
  }
  return nullptr;
}

bool source_has_one(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  for (std::uint32_t index = range.begin; index < range.end; ++index)
    if (small_beginning(*context.source(), index) != nullptr) return true;
  return false;
}

}  // namespace

void find_inner_beginnings(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  if (!has_capitals(target.script()) || !findings.wants("small-beginning")) return;
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const text::Segment& place = target.segment(segment);
    if (!place.linkable || findings.is_damaged(place.span)) continue;
    const Word* word = small_beginning(target, segment);
    if (word == nullptr || findings.covers(Family::kClutter, word->span)) continue;
    if (context.has_source() && source_has_one(context, segment)) continue;
    findings.add({.code = "small-beginning",
                  .confidence = 0.7,
                  .message = fmt::format("“{}” follows a full stop and is small", word->span.of(target.text())),
                  .target = word->span});
  }
}

}  // namespace tolmach::check::detail
