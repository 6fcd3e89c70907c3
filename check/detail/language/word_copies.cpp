#include "check/detail/language/word_copies.h"

#include <algorithm>
#include <utility>

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kMostWords = 3000;  // of a side: each word of one is compared with each of the other

}  // namespace

Copy longest_copy(const std::vector<const Word*>& source, const std::vector<const Word*>& target) {
  Copy best;
  if (source.size() > kMostWords || target.size() > kMostWords) return best;
  std::vector<std::size_t> above(source.size() + 1, 0), here(source.size() + 1, 0);
  for (std::size_t i = 1; i <= target.size(); ++i) {
    for (std::size_t j = 1; j <= source.size(); ++j) {
      here[j] = target[i - 1]->reading == source[j - 1]->reading ? above[j - 1] + 1 : 0;
      if (here[j] > best.target.size()) best = {{i - here[j], i}, {j - here[j], j}};
    }
    std::swap(above, here);
  }
  return best;
}

void CopyLook::add_source(const std::vector<Word>& words) noexcept {
  for (const Word& word : words) source_[word.reading % kBits] = true;
}

bool CopyLook::may_end_in(const std::vector<Word>& words) noexcept {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    run_ = source_[word.reading % kBits] ? run_ + 1 : 0;
    return run_ >= fewest_;
  });
}

}  // namespace tolmach::check::detail
