#pragma once

#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/characters/scripts.h"
#include "check/detail/document_view.h"
#include "check/detail/names/english_names.h"
#include "check/detail/names/name_uses.h"
#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/spellings.h"

namespace tolmach::check::detail {

class SecondReadings;

/// A word as names are compared: without what is written to it but no part of it ("l'", "'s").
/// Its length is twice that of its form where its characters stand for syllables, and where its script has no capitals
/// it counts as written with one.
struct NameWord : NameTraits {
  bool first : 1 = false;      ///< begins its segment, a quotation or a list item: its capital says nothing
  bool mentioned : 1 = false;  ///< a mention says that it is a name; only where a script has no capitals
  bool syllables : 1 = false;  ///< its characters stand for syllables
  bool full : 1 = false;       ///< the mention is of a given name and a surname with a dot between
  text::Span span;
};

/// The words of one side of a text, how the whole text writes them, and what is known of each.
class NameWords {
 public:
  /// Both must outlive it. @param spellings of the side's language
  NameWords(const DocumentView& view, Resources& resources, const normalize::Spellings& spellings);
  NameWords(const NameWords&) = delete;
  NameWords& operator=(const NameWords&) = delete;

  [[nodiscard]] const DocumentView& view() const noexcept { return view_; }
  [[nodiscard]] const normalize::Spellings& spellings() const noexcept { return spellings_; }
  /// The words of a segment, in order.
  [[nodiscard]] const std::vector<NameWord>& of(std::uint32_t segment) const { return segments_[segment]; }
  /// How often the text has the word, in capitals or small.
  /// @param word of any language
  [[nodiscard]] std::size_t count(const NameWord& word) const noexcept;
  [[nodiscard]] bool is_small_somewhere(const NameWord& word) const noexcept;
  /// The first letter of the word that a sister language has and this one has not, as names have that are spelled over
  /// halfway; empty where there is none. In Latin letters it says nothing.
  [[nodiscard]] std::string foreign_letter(const NameWord& word) const;
  /// What the spellings of the side's language say of a word of it, and the English ones.
  [[nodiscard]] const normalize::Spellings::Entry& spelled(const NameWord& word) const;
  [[nodiscard]] const normalize::Spellings::Entry& in_english(const NameWord& word) const;
  /// normalize::Spellings::is_name() by the spellings of another language.
  [[nodiscard]] static bool is_name_in(const normalize::Spellings& spellings, const NameWord& word);
  /// normalize::Spellings::names_near() of the side's language, of all its names.
  [[nodiscard]] const std::vector<std::string>& names_near(const NameWord& word) const;
  /// The same of other spellings, of their common names.
  [[nodiscard]] static const std::vector<std::string>& common_names_near(const normalize::Spellings& spellings,
                                                                         const NameWord& word);
  /// What the word means where it is an everyday one.
  [[nodiscard]] Concepts concepts(const NameWord& word) const;
  /// The names that the lexicon knows by the word or by the mention it belongs to.
  [[nodiscard]] const std::vector<normalize::KnownName>& known(const NameWord& word);
  /// The entities that the text means by them (meant_entities()), and by those that the lexicon knows by the word
  /// itself. Precondition: there is a lexicon.
  [[nodiscard]] const std::vector<std::string_view>& meant(const NameWord& word) { return meant(known_names(word)); }
  [[nodiscard]] const std::vector<std::string_view>& meant_by_itself(const NameWord& word) const {
    return meant(known_by_itself(word));
  }
  /// EnglishNames::names_of() and is_listed() of the word, by the list of the side's language.
  [[nodiscard]] const EnglishNames::Names& english_names(const NameWord& word) const;
  [[nodiscard]] bool is_form_of_english(const NameWord& word) const;
  /// The word made ready for comparison, and the same less one to three letters at its end where the language inflects
  /// names: a name is compared with all of them. Precondition of this and of keys(): the word may be a name.
  [[nodiscard]] const BookedWord& prepared(const NameWord& word) const;
  /// The word's Latin keys (normalize::LatinKeys), with and without what its script writes to it, and as foreign names
  /// are read (SecondReadings).
  [[nodiscard]] const std::vector<std::string>& keys(const NameWord& word) const;

  /// The word as written, and without what its script writes to it; of characters that stand for syllables, the parts
  /// that may be names.
  [[nodiscard]] std::vector<std::string_view> forms_of(const NameWord& word) const;

 private:
  using Names = std::vector<normalize::KnownName>;
  [[nodiscard]] KnownNames& known_names(const NameWord& word);
  [[nodiscard]] KnownNames& known_by_itself(const NameWord& word) const;
  [[nodiscard]] const std::vector<std::string_view>& meant(KnownNames& known) const;
  /// Names of the word less its clitics, or else of the mention or the lemma.
  [[nodiscard]] Names known_otherwise(const NameWord& word) const;
  /// Names of the word without what is written to its beginning.
  [[nodiscard]] const Names& known_behind_clitic(const NameWord& word) const;
  /// Names of the side's language that the word is a case of: a mention may have more than the name ("Prahy z Vídně").
  [[nodiscard]] const Names& known_by_lemma(const NameWord& word) const;
  [[nodiscard]] Names look_up_lemmas(std::string_view written) const;
  void count_uses();

  const DocumentView& view_;
  Resources& resources_;
  const normalize::Spellings& spellings_;
  std::vector<std::vector<NameWord>> segments_;
  NameUses uses_;
  std::forward_list<KnownNames> known_;                ///< otherwise than by themselves
  KnownNames unknown_;                                 ///< of words of which all has been asked
  const std::vector<std::string>* clitics_ = nullptr;  ///< longest first; null where there are none
  const SecondReadings& second_readings_;
};

}  // namespace tolmach::check::detail
