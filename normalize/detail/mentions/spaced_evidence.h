#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "normalize/detail/mentions/caseless_names.h"
#include "normalize/detail/mentions/spaced_words.h"

namespace tolmach::normalize::detail {

/// Says what speaks for the words of a document as names, and what those name. Each pass looks at the words of one
/// segment and only makes their evidence stronger. Those up to remember() go by the segment and by which words the text
/// has, those behind it by what was found in all segments.
class SpacedEvidence {
 public:
  /// All must outlive the object; `text` is asked how often it has words, its segments are not read.
  SpacedEvidence(const SpacedWords& text, const CaselessLanguage& language, KnownNames& known)
      : text_(text), language_(language), names_(language.words), lexicon_(known) {}

  /// Given names, and words that are spelled as foreign names are.
  void look_at_words(std::vector<SpacedWord>& words) const;
  /// عبد الفتاح: a given name of two words.
  void look_at_halves(std::vector<SpacedWord>& words) const;
  /// The word beside a title, with what describes the title in between; a title that is written to its name is taken
  /// off. Precondition: look_at_words() has seen them.
  void look_at_titles(std::vector<SpacedWord>& words) const;
  /// A given name has a surname behind it, and a word that may be a name by its letters is one beside another.
  /// Precondition: the passes above have seen them.
  void look_at_neighbours(std::vector<SpacedWord>& words);
  /// Keeps the words that a title or a given name vouches for, for look_at_text().
  void remember(const std::vector<SpacedWord>& words);

  /// What something vouches for anywhere in the text. Precondition: all segments are remembered.
  void look_at_text(std::vector<SpacedWord>& words);
  /// A word seen once that is a slip away from a name of the text is meant as that name. Precondition: look_at_text()
  /// has seen all segments.
  void look_at_slips(std::vector<SpacedWord>& words) const;

 private:
  [[nodiscard]] bool is_spelled_like_name(const SpacedWord& word) const;
  void vouch_behind(std::vector<SpacedWord>& words, std::size_t title, NameKind kind) const;
  void vouch_before(std::vector<SpacedWord>& words, std::size_t k, NameKind kind) const;
  void split_title(SpacedWord& word) const;
  [[nodiscard]] bool describes(const SpacedWord& word) const;
  [[nodiscard]] bool begins_with_surname(const SpacedWord& word) const;
  [[nodiscard]] bool may_be_name(const SpacedWord& word, double least) const;

  const SpacedWords& text_;
  const CaselessLanguage& language_;
  const NameWords& names_;
  KnownNames& lexicon_;
  std::unordered_map<char32_t, std::set<std::string>> by_letter_;  ///< names by their first letter
  std::map<std::string, NameKind, std::less<>> seen_;              ///< names that something vouches for somewhere
};

}  // namespace tolmach::normalize::detail
