#include "align/detail/ties.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace tolmach::align::detail {
namespace {

constexpr double kNumberStrength = 0.9;
constexpr double kPunctuationStrength = 0.6;
constexpr double kKnownNameStrength = 0.8;

/// Ties the words of one class whose keys are equal.
void tie_equal_keys(const Side& source, const Side& target, TokenClass kind, double strength, TieTable& ties) {
  std::unordered_map<std::string_view, WordId> by_key;
  for (WordId id = 0; id < target.words.size(); ++id)
    if (target.words[id].kind == kind) by_key.emplace(target.words[id].key, id);
  for (WordId id = 0; id < source.words.size(); ++id) {
    if (source.words[id].kind != kind) continue;
    if (const auto found = by_key.find(source.words[id].key); found != by_key.end())
      ties.tie(id, found->second, strength);
  }
}

bool may_be_name(const Word& word) noexcept {
  return word.kind == TokenClass::kName || word.capitalised > 0;
}

}  // namespace

void TieTable::tie(WordId source, WordId target, double strength) {
  const auto put = [strength](std::vector<Tie>& list, WordId other) {
    const auto found = std::find_if(list.begin(), list.end(), [other](const Tie& tie) { return tie.other == other; });
    if (found == list.end()) {
      list.push_back({other, static_cast<float>(strength)});
    } else {
      found->strength = std::max(found->strength, static_cast<float>(strength));
    }
  };
  put(from_source[source], target);
  put(from_target[target], source);
}

void tie_numbers(const Side& source, const Side& target, TieTable& ties) {
  tie_equal_keys(source, target, TokenClass::kNumber, kNumberStrength, ties);
}

void tie_punctuation(const Side& source, const Side& target, TieTable& ties) {
  tie_equal_keys(source, target, TokenClass::kPunctuation, kPunctuationStrength, ties);
}

void tie_known_names(const Side& source, std::string_view source_language, const Side& target,
                     std::string_view target_language, const normalize::NameSource& lexicon, TieTable& ties) {
  std::unordered_map<std::string, std::vector<WordId>> by_entity;
  for (WordId id = 0; id < target.words.size(); ++id) {
    if (!may_be_name(target.words[id])) continue;
    for (const normalize::KnownName& name : lexicon.find(target.words[id].form, target_language))
      by_entity[name.entity].push_back(id);
  }
  if (by_entity.empty()) return;
  for (WordId id = 0; id < source.words.size(); ++id) {
    if (!may_be_name(source.words[id])) continue;
    for (const normalize::KnownName& name : lexicon.find(source.words[id].form, source_language)) {
      const auto found = by_entity.find(name.entity);
      if (found == by_entity.end()) continue;
      for (const WordId other : found->second) ties.tie(id, other, kKnownNameStrength);
    }
  }
}

}  // namespace tolmach::align::detail
