#include "check/detail/companions.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortest = 3;  // letters of a name beside which another is known by

bool is_name(const NameWord& word) noexcept {
  return word.capital && !word.shouts && word.length >= kShortest;
}

bool adjoin(const NameWord& word, const NameWord& next, std::string_view text) noexcept {
  return word.span.end + 1 == next.span.begin && (text[word.span.end] == ' ' || text[word.span.end] == '-');
}

}  // namespace

Companions::Companions(const NameWords& target, text::SegmentRange target_segments, const NameWords& source,
                       text::SegmentRange source_segments)
    : target_(pairs_of(target, target_segments)), source_(pairs_of(source, source_segments)) {}

std::vector<Companions::Pair> Companions::pairs_of(const NameWords& side, text::SegmentRange segments) {
  std::vector<Pair> pairs;
  for (std::uint32_t k = segments.begin; k < segments.end; ++k) {
    const std::vector<NameWord>& words = side.of(k);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const NameWord &first = words[i - 1], &second = words[i];
      if (!is_name(first) || !is_name(second) || !adjoin(first, second, side.view().text())) continue;
      pairs.push_back({&first, &second});
      pairs.push_back({&second, &first});
    }
  }
  return pairs;
}

std::vector<const NameWord*> Companions::of(const NameWord& word) const {
  std::vector<const NameWord*> names;
  for (const Pair& ours : target_) {
    if (ours.name != &word) continue;
    for (const Pair& theirs : source_)
      if (theirs.companion->number == ours.companion->number && theirs.is_first() == ours.is_first())
        names.push_back(theirs.name);
  }
  return names;
}

}  // namespace tolmach::check::detail
