#include "check/detail/clutter/clutter_piece.h"

#include <algorithm>

namespace tolmach::check::detail {

std::span<const Word> words_in(const DocumentView& view, std::uint32_t segment, text::Span piece) {
  const std::vector<Word>& all = view.words(segment);
  const auto first = std::lower_bound(all.begin(), all.end(), piece.begin,
                                      [](const Word& one, std::uint32_t begin) { return one.span.begin < begin; });
  const auto behind = std::find_if(first, all.end(), [&](const Word& word) { return word.span.end > piece.end; });
  return {first, behind};
}

std::uint8_t clutter_signs(const Word& word, const ClutterData& data) {
  std::uint8_t& signs = word.facts->clutter_signs;
  if (signs == 0) signs = data.signs_of(word.folded);
  return signs;
}

}  // namespace tolmach::check::detail
