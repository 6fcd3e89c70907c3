#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "align/detail/evidence/ties.h"

namespace tolmach::align::detail {
namespace {

constexpr std::size_t kShortestName = 4;       // letters of the key
constexpr double kLeastProbability = 0.35;     // that two names are forms of one
constexpr double kSimilarNameStrength = 0.85;  // of a pair that is surely one name

struct NameWord {
  normalize::PreparedName prepared;
  std::uint32_t letters = 0;  ///< of the key, one bit each, to turn away hopeless pairs quickly
  WordId id = 0;
};

std::uint32_t letters_of(const std::string& key) noexcept {
  std::uint32_t letters = 0;
  for (const char c : key) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  return letters;
}

/// Whether two keys share at least a third of the letters that they have together.
bool worth_comparing(const NameWord& a, const NameWord& b) noexcept {
  return 3 * std::popcount(a.letters & b.letters) >= std::popcount(a.letters | b.letters);
}

/// The names of a side by the first sound of their keys; sounds that languages write differently stand together.
using NamesBySound = std::array<std::vector<NameWord>, 256>;

unsigned char first_sound(const std::string& key) noexcept {
  switch (key.front()) {
    case 'c':
    case 'k':
    case 'q':
    case 'h':
    case 'g':
      return 'k';
    case 'v':
    case 'w':
    case 'b':
      return 'v';
    case 'i':
    case 'j':
    case 'y':
    case 'e':
      return 'i';
    case 's':
    case 'z':
      return 's';
    default:
      return static_cast<unsigned char>(key.front());
  }
}

NamesBySound names_of(const Side& side, const normalize::NameMatcher& matcher) {
  NamesBySound names;
  for (WordId id = 0; id < side.words.size(); ++id) {
    const Word& word = side.words[id];
    if (word.kind != TokenClass::kName || word.key.size() < kShortestName) continue;
    names.at(first_sound(word.key)).push_back({matcher.prepare({word.form, side.language}), letters_of(word.key), id});
  }
  return names;
}

}  // namespace

void tie_similar_names(const Side& source, const Side& target, const normalize::NameMatcher& matcher, TieTable& ties) {
  const NamesBySound source_names = names_of(source, matcher);
  const NamesBySound target_names = names_of(target, matcher);
  for (std::size_t sound = 0; sound < source_names.size(); ++sound)
    for (const NameWord& a : source_names.at(sound))
      for (const NameWord& b : target_names.at(sound)) {
        if (!worth_comparing(a, b)) continue;
        const double same = matcher.quick_similarity(a.prepared, b.prepared);
        if (same >= kLeastProbability) ties.tie(a.id, b.id, kSimilarNameStrength * same, Evidence::kNames);
      }
}

}  // namespace tolmach::align::detail
