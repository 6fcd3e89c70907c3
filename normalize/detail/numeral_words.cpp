#include "normalize/detail/numeral_words.h"

#include <cstddef>

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestWord = 96;     // bytes; what is longer is no numeral
constexpr std::size_t kMostWords = 200'000;  // that are remembered, so that memory stays bounded

}  // namespace

NumeralWord NumeralWords::look_up(std::string_view word) {
  if (word.size() > kLongestWord) return {};
  if (const NumeralWord* known = words_.find(word)) return *known;
  if (words_.size() >= kMostWords) words_.clear();
  return words_.try_emplace(word).first.value = ask(word);
}

NumeralWord NumeralWords::ask(std::string_view word) {
  lexicon_.fold_word(word, folded_);
  NumeralWord found;
  found.numeral = lexicon_.find(folded_);
  if (found.numeral == nullptr) found.numeral = lexicon_.find_behind_prefix(folded_, found.joined);
  found.compound = found.numeral == nullptr && !lexicon_.split_compound(folded_).empty();
  return found;
}

}  // namespace tolmach::normalize::detail
