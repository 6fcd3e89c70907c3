#include "check/detail/names/adjacent_names.h"

namespace tolmach::check::detail {
namespace {

constexpr std::uint32_t kShortest = 3;  // letters

bool is_name(const NameWord& word) noexcept {
  return word.capital && !word.shouts && !word.syllables && word.length >= kShortest;
}

bool adjoin(const NameWord& word, const NameWord& next, std::string_view text) noexcept {
  return word.span.end + 1 == next.span.begin && (text[word.span.end] == ' ' || text[word.span.end] == '-');
}

}  // namespace

std::vector<AdjacentNames> adjacent_names(const NameWords& side, text::SegmentRange segments) {
  std::vector<AdjacentNames> pairs;
  for (std::uint32_t k = segments.begin; k < segments.end; ++k) {
    const std::vector<NameWord>& words = side.of(k);
    for (std::size_t i = 1; i < words.size(); ++i)
      if (is_name(words[i - 1]) && is_name(words[i]) && adjoin(words[i - 1], words[i], side.view().text()))
        pairs.push_back({&words[i - 1], &words[i]});
  }
  return pairs;
}

}  // namespace tolmach::check::detail
