#include "pipeline/pooled_words.h"

#include <algorithm>

namespace tolmach::pipeline {
namespace {

/// Neither a language tag nor a stem holds a tab.
std::string key_of(std::string_view stem, std::string_view from, std::string_view to) {
  std::string key;
  for (const std::string_view part : {from, to, stem}) key.append(part).push_back('\t');
  return key;
}

/// In the order of the words, so that sums never depend on a table's order.
void sort_by_word(std::vector<normalize::WordTranslation>& words) {
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
}

}  // namespace

void PooledWords::add(const LanguagePair& languages, const std::vector<align::LearnedPair>& pairs) {
  for (const align::LearnedPair& pair : pairs) {
    counts_[key_of(pair.source, languages.source, languages.target)][pair.target] += pair.count;
    counts_[key_of(pair.target, languages.target, languages.source)][pair.source] += pair.count;
  }
}

std::vector<normalize::WordTranslation> PooledWords::translations(std::string_view stem, std::string_view from,
                                                                  std::string_view to) const {
  std::vector<normalize::WordTranslation> out;
  const auto found = counts_.find(key_of(stem, from, to));
  if (found == counts_.end()) return out;
  for (const auto& [word, count] : found->second) out.push_back({word, count});
  sort_by_word(out);
  return out;
}

std::vector<normalize::WordTranslation> WordStack::translations(std::string_view stem, std::string_view from,
                                                                std::string_view to) const {
  std::vector<normalize::WordTranslation> out;
  for (const normalize::WordSource* layer : layers_) {
    for (normalize::WordTranslation& translation : layer->translations(stem, from, to)) {
      const auto known =
          std::find_if(out.begin(), out.end(), [&](const auto& other) { return other.word == translation.word; });
      if (known == out.end()) {
        out.push_back(std::move(translation));
      } else {
        known->count += translation.count;
      }
    }
  }
  return out;
}

}  // namespace tolmach::pipeline
