#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/word_learner.h"
#include "normalize/word_source.h"

namespace tolmach::pipeline {

/// Two languages by their base subtags, source first.
struct LanguagePair {
  std::string source, target;
  [[nodiscard]] auto operator<=>(const LanguagePair&) const = default;
};

/// Words that the aligned part of a pool has taught, in memory; either side may be asked. Threads may ask together
/// while nothing is added.
class PooledWords : public normalize::WordSource {
 public:
  void add(const LanguagePair& languages, const std::vector<align::LearnedPair>& pairs);
  [[nodiscard]] std::vector<normalize::WordTranslation> translations(std::string_view stem, std::string_view from,
                                                                     std::string_view to) const override;

 private:
  using Counts = std::unordered_map<std::string, double>;
  std::unordered_map<std::string, Counts> counts_;  ///< by both languages and the stem
};

/// Several sources asked as one: the counts of a word that more than one knows are added.
class WordStack : public normalize::WordSource {
 public:
  /// The pointers must outlive the stack and not be null.
  explicit WordStack(std::vector<const normalize::WordSource*> layers) : layers_(std::move(layers)) {}
  [[nodiscard]] std::vector<normalize::WordTranslation> translations(std::string_view stem, std::string_view from,
                                                                     std::string_view to) const override;

 private:
  std::vector<const normalize::WordSource*> layers_;
};

}  // namespace tolmach::pipeline
