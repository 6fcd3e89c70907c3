#include "normalize/detail/numbers/numeral_words.h"

#include <cstddef>

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestWord = 96;     // bytes; what is longer is no numeral
constexpr std::size_t kMostWords = 200'000;  // that are remembered, so that memory stays bounded

}  // namespace

NumeralWord NumeralWords::look_up(std::string_view word) {
  if (word.size() > kLongestWord) return {};
  const std::uint64_t hash = text::hash_of(word);
  if (others_.contains(hash)) return {};
  if (const NumeralWord* known = numerals_.find(word)) return *known;
  const NumeralWord asked = ask(word);
  if (others_.size() + numerals_.size() >= kMostWords) {
    others_.clear();
    numerals_.clear();
  }
  if (asked.says_nothing()) {
    others_.insert(hash);
    return {};
  }
  return numerals_.try_emplace(word).first.value = asked;
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
