#include "normalize/detail/case_runs.h"

#include <cstdint>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

enum class Case : std::uint8_t { kNone, kOneCapital, kCapitals, kMixed };

struct Word {
  std::size_t end = 0;  ///< behind what follows the word, so that words cover the text
  Case letters = Case::kNone;
};

Case case_of(int capitals, int small) noexcept {
  if (small > 0) return Case::kMixed;
  if (capitals == 0) return Case::kNone;
  return capitals == 1 ? Case::kOneCapital : Case::kCapitals;
}

bool is_of_word(char32_t c) noexcept {
  return text::is_letter(c) || text::is_mark(c) || c == U'\'' || c == U'’' || c == U'ʼ';
}

/// The code point at `at`, which is moved behind it; a lone surrogate is itself.
char32_t next(std::u16string_view text, std::size_t& at) noexcept {
  const char32_t first = text[at++];
  if (first < 0xD800 || first > 0xDBFF || at == text.size()) return first;
  const char32_t second = text[at];
  if (second < 0xDC00 || second > 0xDFFF) return first;
  ++at;
  return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
}

std::vector<Word> words_of(std::u16string_view text) {
  std::vector<Word> words;
  int capitals = 0;
  int small = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next(text, at);
    const bool letter = is_of_word(c);
    if (letter && !inside && begin > 0) {
      words.push_back({begin, case_of(capitals, small)});
      capitals = small = 0;
    }
    inside = letter;
    capitals += text::is_upper(c) ? 1 : 0;
    small += text::is_lower(c) ? 1 : 0;
  }
  words.push_back({text.size(), case_of(capitals, small)});
  return words;
}

/// Decides about capitals that stand alone, by the nearest words that say something.
void settle_single_capitals(std::vector<Word>& words) {
  Case behind = Case::kNone;
  std::vector<Case> next(words.size());
  for (std::size_t i = words.size(); i-- > 0;) {
    next[i] = behind;
    if (words[i].letters == Case::kCapitals || words[i].letters == Case::kMixed) behind = words[i].letters;
  }
  Case before = Case::kNone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].letters == Case::kNone) continue;
    if (words[i].letters == Case::kOneCapital) {
      const bool some = before == Case::kCapitals || next[i] == Case::kCapitals;
      const bool others = before == Case::kMixed || next[i] == Case::kMixed;
      words[i].letters = some && !others ? Case::kCapitals : Case::kMixed;
      if (!some && !others) continue;  // nothing around has spoken yet
    }
    before = words[i].letters;
  }
}

}  // namespace

std::vector<CaseRun> runs_by_case(std::u16string_view text) {
  std::vector<Word> words = words_of(text);
  settle_single_capitals(words);
  std::vector<CaseRun> runs;
  for (const Word& word : words) {
    const bool capitals = word.letters == Case::kCapitals;
    if (runs.empty() || runs.back().capitals != capitals) runs.push_back({word.end, capitals});
    runs.back().end = word.end;
  }
  return runs;
}

}  // namespace tolmach::normalize::detail
