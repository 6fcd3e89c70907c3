#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "align/detail/evidence/edit_similarity.h"
#include "align/detail/evidence/loan_skeleton.h"
#include "align/detail/evidence/ties.h"
#include "text/unicode.h"

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

/// Whether a word is spelled in katakana, which keeps of a foreign word little but its consonants.
bool is_loan(const Word& word) noexcept {
  std::size_t at = 0;
  const char32_t head = word.form.empty() ? 0 : text::next_code_point(word.form, at);
  return text::is_ideograph(head) && !word.key.empty() && word.capitalised > 0;
}

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
    if (!word.is_word() || word.key.empty()) continue;
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

constexpr std::size_t kShortestLoan = 3;
constexpr double kShortLoan = 0.5, kLoan = 0.75, kNearLoan = 0.4;
constexpr std::size_t kSureLoan = 4, kShortestNearLoan = 6;

double loan_strength(const std::string& a, const std::string& b) {
  if (a.size() < kShortestLoan || b.size() < kShortestLoan) return 0;
  if (a == b) return a.size() < kSureLoan ? kShortLoan : kLoan;
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer < kShortestNearLoan) return 0;
  const double allowed = 1 - 1.0 / static_cast<double>(longer);
  return edit_similarity(a, b) >= allowed - 1e-9 ? kNearLoan : 0;
}

/// Ties words in katakana with words of other scripts, by their consonants.
void tie_loans(const Side& loans, const Side& others, bool reversed, TieTable& ties) {
  std::vector<std::pair<WordId, std::string>> skeletons;
  for (WordId id = 0; id < loans.words.size(); ++id)
    if (is_loan(loans.words[id])) skeletons.emplace_back(id, loan_skeleton(loans.words[id].key));
  if (skeletons.empty()) return;
  for (WordId other = 0; other < others.words.size(); ++other) {
    const Word& word = others.words[other];
    if (!word.is_word() || is_loan(word)) continue;
    const std::string whole = loan_skeleton(word.key);
    const std::string heard = loan_skeleton_without_final_r(word.key);
    for (const auto& [id, loan] : skeletons) {
      const double strength = std::max(loan_strength(loan, whole), loan_strength(loan, heard));
      if (strength > 0) ties.tie(reversed ? other : id, reversed ? id : other, strength, Evidence::kCognates);
    }
  }
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
  tie_loans(source, target, false, ties);
  tie_loans(target, source, true, ties);
}

}  // namespace tolmach::align::detail
