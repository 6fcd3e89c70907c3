#include "normalize/detail/mentions/text_lemmas.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

std::vector<std::string> words_of(std::string_view lowered) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < lowered.size();) {
    const std::size_t end = std::min(lowered.find(' ', at), lowered.size());
    if (end > at) words.emplace_back(lowered.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool contains(const std::vector<std::string>& lemmas, const std::string& word) {
  return std::find(lemmas.begin(), lemmas.end(), word) != lemmas.end();
}

}  // namespace

TextLemmas::Bucket TextLemmas::bucket(const std::vector<std::string>& words) {
  std::size_t behind = 0;
  static_cast<void>(text::next_code_point(words.front(), behind));
  return {words.front().substr(0, behind), words.size()};
}

void TextLemmas::add(const std::string& form) {
  const std::string lowered = text::lower(form, language_);
  std::vector<std::string> words = words_of(lowered);
  if (words.size() <= 1) {
    ++words_[lowered];
    return;
  }
  std::vector<Words>& names = phrases_[bucket(words)];
  const auto known = std::find_if(names.begin(), names.end(), [&](const Words& name) { return name.lowered == words; });
  if (known != names.end()) {
    ++known->count;
  } else {
    names.push_back({form, std::move(words), 1});
  }
}

std::optional<std::string> TextLemmas::of(const std::string& form) const {
  const std::string lowered = text::lower(form, language_);
  const std::vector<std::string> words = words_of(lowered);
  return words.size() <= 1 ? of_word(lowered) : of_words(words);
}

std::optional<std::string> TextLemmas::of_word(const std::string& lowered) const {
  std::optional<std::string> best;
  std::size_t most = 0;
  for (const std::string& lemma : inflection_.lemmas(lowered, language_)) {
    const auto seen = words_.find(lemma);
    if (lemma == lowered || seen == words_.end() || seen->second <= most) continue;
    most = seen->second;
    best = text::capitalised(lemma, language_);
  }
  return best;
}

std::optional<std::string> TextLemmas::of_words(const std::vector<std::string>& lowered) const {
  const auto names = phrases_.find(bucket(lowered));
  if (names == phrases_.end() || names->second.size() < 2) return std::nullopt;
  std::vector<std::vector<std::string>> lemmas;
  lemmas.reserve(lowered.size());
  for (const std::string& word : lowered) lemmas.push_back(inflection_.lemmas(word, language_));
  const Words* best = nullptr;
  for (const Words& name : names->second) {
    if (name.lowered == lowered || (best != nullptr && name.count <= best->count)) continue;
    bool fits = true;
    for (std::size_t k = 0; k < lemmas.size() && fits; ++k) fits = contains(lemmas[k], name.lowered[k]);
    if (fits) best = &name;
  }
  return best == nullptr ? std::nullopt : std::optional(best->written);
}

}  // namespace tolmach::normalize::detail
