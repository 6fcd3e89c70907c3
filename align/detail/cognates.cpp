#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "align/detail/edit_similarity.h"
#include "align/detail/ties.h"

namespace tolmach::align::detail {
namespace {

constexpr std::size_t kShortestCognate = 4;
constexpr double kLeastSimilarity = 0.6;

/// A word brought to the sounds that languages spell alike, for the comparison of many words.
struct CognateKey {
  std::string skeleton;
  std::uint64_t letters = 0;  ///< one bit a letter, to turn away hopeless pairs quickly
  WordId id = 0;
};

char sound(char c) noexcept {
  switch (c) {
    case 'c':
    case 'q':
      return 'k';
    case 'w':
      return 'v';
    case 'y':
    case 'j':
      return 'i';
    case 'z':
      return 's';
    default:
      return c;
  }
}

/// Letter groups and doubled letters as one letter: "ph" is f, "ck" is k, an h after another consonant is silent.
std::string skeleton_of(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char next = i + 1 < key.size() ? key[i + 1] : '\0';
    char c = sound(key[i]);
    if (key[i] == 'p' && next == 'h') {
      c = 'f';
      ++i;
    } else if (next == 'h' && (c == 's' || c == 'k' || c == 't' || c == 'g')) {
      ++i;
    }
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

std::uint64_t letters_of(std::string_view skeleton) noexcept {
  std::uint64_t letters = 0;
  for (const char c : skeleton) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  return letters;
}

std::vector<CognateKey> cognate_keys(const Side& side) {
  std::vector<CognateKey> keys;
  for (WordId id = 0; id < side.words.size(); ++id) {
    const Word& word = side.words[id];
    if (word.kind == TokenClass::kNumber || word.kind == TokenClass::kPunctuation || word.key.empty()) continue;
    CognateKey key{skeleton_of(word.key), 0, id};
    key.letters = letters_of(key.skeleton);
    keys.push_back(std::move(key));
  }
  return keys;
}

/// Inflection changes the end, so a long common beginning counts beside the edit similarity.
double similarity(std::string_view a, std::string_view b) noexcept {
  const double edits = edit_similarity(a, b);
  const auto mismatch = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto common = static_cast<std::size_t>(mismatch.first - a.begin());
  if (common < kShortestCognate) return edits;
  const double prefix = static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
  return std::max(edits, (edits + prefix) / 2);
}

bool worth_comparing(const CognateKey& a, const CognateKey& b) noexcept {
  const std::size_t shorter = std::min(a.skeleton.size(), b.skeleton.size());
  const std::size_t longer = std::max(a.skeleton.size(), b.skeleton.size());
  if (shorter < kShortestCognate || longer > 2 * shorter) return false;
  return 2 * std::popcount(a.letters & b.letters) >= std::popcount(a.letters | b.letters);
}

double strength_of(const CognateKey& a, const CognateKey& b) noexcept {
  if (a.skeleton == b.skeleton) {
    // Short words are often alike by chance ("die", "in").
    return a.skeleton.size() >= kShortestCognate ? 0.8 : 0.2 * static_cast<double>(a.skeleton.size());
  }
  if (!worth_comparing(a, b)) return 0;
  const double alike = similarity(a.skeleton, b.skeleton);
  return alike < kLeastSimilarity ? 0 : 0.8 * (alike - 0.4) / 0.6;
}

}  // namespace

void tie_cognates(const Side& source, const Side& target, TieTable& ties) {
  // Cognates begin with the same sound but for a few; comparing only those makes a book's vocabulary affordable.
  std::array<std::vector<CognateKey>, 256> by_first;
  for (CognateKey& key : cognate_keys(target))
    if (!key.skeleton.empty()) by_first[static_cast<unsigned char>(key.skeleton[0])].push_back(std::move(key));
  for (const CognateKey& key : cognate_keys(source)) {
    if (key.skeleton.empty()) continue;
    for (const CognateKey& other : by_first[static_cast<unsigned char>(key.skeleton[0])]) {
      const double strength = strength_of(key, other);
      if (strength > 0) ties.tie(key.id, other.id, strength, Evidence::kCognates);
    }
  }
}

}  // namespace tolmach::align::detail
