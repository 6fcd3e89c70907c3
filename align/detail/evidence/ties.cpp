#include "align/detail/evidence/ties.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace tolmach::align::detail {
namespace {

constexpr double kNumberStrength = 0.9;
constexpr double kPunctuationStrength = 0.6;
constexpr double kKnownNameStrength = 0.8;
/// Of a learned probability; what was seen in other texts holds a little less here.
constexpr double kLearnedShare = 0.9;
constexpr double kLearnedPrior = 0.2;  // counts that are not there: words seen once are not trusted wholly
constexpr double kLeastLearned = 0.01;

/// Ties the words of one class whose keys are equal.
void tie_equal_keys(const Side& source, const Side& target, TokenClass kind, double strength, Evidence evidence,
                    TieTable& ties) {
  std::unordered_map<std::string_view, WordId> by_key;
  for (WordId id = 0; id < target.words.size(); ++id)
    if (target.words[id].kind == kind) by_key.emplace(target.words[id].key, id);
  for (WordId id = 0; id < source.words.size(); ++id) {
    if (source.words[id].kind != kind) continue;
    if (const auto found = by_key.find(source.words[id].key); found != by_key.end())
      ties.tie(id, found->second, strength, evidence);
  }
}

/// Puts p(other | word) for each word of one side into its ties.
void tie_translations(const Side& from, std::string_view from_language, const Side& to, std::string_view to_language,
                      const normalize::WordSource& learned, std::vector<std::vector<Tie>>& ties,
                      std::vector<bool>& known) {
  std::unordered_map<std::string_view, WordId> by_stem;
  for (WordId id = 0; id < to.words.size(); ++id)
    if (to.words[id].is_word()) by_stem.emplace(to.words[id].stem, id);
  for (WordId id = 0; id < from.words.size(); ++id) {
    if (!from.words[id].is_word()) continue;
    const auto translations = learned.translations(from.words[id].stem, from_language, to_language);
    if (!translations.empty()) known[id] = true;
    double total = kLearnedPrior;
    for (const normalize::WordTranslation& translation : translations) total += translation.count;
    for (const normalize::WordTranslation& translation : translations) {
      const auto found = by_stem.find(translation.word);
      const double probability = kLearnedShare * translation.count / total;
      if (found != by_stem.end() && probability >= kLeastLearned)
        TieTable::put(ties[id], {found->second, static_cast<float>(probability), Evidence::kLearned});
    }
  }
}

bool may_be_name(const Word& word) noexcept {
  return word.kind == TokenClass::kName || word.capitalised > 0;
}

}  // namespace

void TieTable::put(std::vector<Tie>& ties, const Tie& tie) {
  const auto known = std::find_if(ties.begin(), ties.end(), [&](const Tie& other) { return other.other == tie.other; });
  if (known == ties.end()) {
    ties.push_back(tie);
  } else if (known->strength < tie.strength) {
    *known = tie;
  }
}

void TieTable::tie(WordId source, WordId target, double strength, Evidence evidence) {
  put(from_source[source], {target, static_cast<float>(strength), evidence});
  put(from_target[target], {source, static_cast<float>(strength), evidence});
}

void mark_known(Side& side, const std::vector<bool>& known) {
  for (WordId id = 0; id < side.words.size(); ++id)
    if (known[id]) side.words[id].kind = TokenClass::kKnown;
}

void tie_numbers(const Side& source, const Side& target, TieTable& ties) {
  tie_equal_keys(source, target, TokenClass::kNumber, kNumberStrength, Evidence::kNumbers, ties);
}

void tie_punctuation(const Side& source, const Side& target, TieTable& ties) {
  tie_equal_keys(source, target, TokenClass::kPunctuation, kPunctuationStrength, Evidence::kPunctuation, ties);
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
      for (const WordId other : found->second) ties.tie(id, other, kKnownNameStrength, Evidence::kNames);
    }
  }
}

void tie_learned_words(const Side& source, std::string_view source_language, const Side& target,
                       std::string_view target_language, const normalize::WordSource& learned, TieTable& ties) {
  tie_translations(source, source_language, target, target_language, learned, ties.from_source, ties.known_source);
  tie_translations(target, target_language, source, source_language, learned, ties.from_target, ties.known_target);
}

}  // namespace tolmach::align::detail
