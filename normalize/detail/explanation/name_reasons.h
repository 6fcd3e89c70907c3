#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/clusters/spelling_slips.h"
#include "normalize/detail/explanation/demonyms.h"
#include "normalize/detail/explanation/gender_forms.h"
#include "normalize/detail/explanation/given_names.h"
#include "normalize/detail/explanation/patronymics.h"
#include "normalize/detail/explanation/source_finder.h"
#include "normalize/detail/explanation/source_search.h"
#include "normalize/detail/inflection.h"
#include "normalize/detail/mentions/name_words.h"
#include "normalize/detail/romanisation/kanji_names.h"
#include "normalize/name_explanation.h"
#include "normalize/romanise.h"

namespace tolmach::normalize::detail {

/// The reasons why two names are one or two, and the order in which they are tried. Their definitions stand in one file
/// for each concept (`*_reasons.cpp`). Reasons have one signature, so that they stand in lists.
class NameReasons {
 public:
  /// @param source may be null; it and the matcher must outlive this  @param systems those that forms may be written by
  /// @throws Error (io) when a data file can't be read
  NameReasons(const text::DataFolder& data, const NameMatcher& names, const NameSource* source, SystemChoice systems);
  ~NameReasons() = default;
  // Its members refer to one another.
  NameReasons(const NameReasons&) = delete;
  NameReasons(NameReasons&&) = delete;
  NameReasons& operator=(const NameReasons&) = delete;
  NameReasons& operator=(NameReasons&&) = delete;

  /// The first reason that holds.
  NameExplanation explain(NameForm a, NameForm b);

 private:
  using Kind = ExplanationKind;
  using Verdict = NameVerdict;
  /// What a reason finds: nothing where it does not hold.
  using Found = std::optional<NameExplanation>;

  /// What letters alone may say at most of two that are not explained.
  static constexpr double kUnexplained = 0.49;
  /// Correspondences are believed from this score on.
  static constexpr double kCorrespondence = 0.8;
  /// A form with more wrong letters than this is no slip.
  static constexpr std::size_t kMostEdits = 2;

  // Which reason is tried when.
  /// The same letters, written otherwise.
  Found typography(NameForm a, NameForm b);
  /// The first reason that holds for a word of each name.
  NameExplanation explain_pair(NameForm a, NameForm b);
  /// The first reason of single words that holds.
  NameExplanation explain_word(NameForm a, NameForm b);
  /// An explanation without details.
  static NameExplanation with(NameForm a, NameForm b, Kind kind, Verdict verdict, double score, double confidence);
  /// What the letters alone say.
  NameExplanation by_letters(NameForm a, NameForm b);
  /// The form in Latin letters, by the usual system of its language; as it is where there is none.
  std::string latin(NameForm form);

  // What the lexicon says.
  /// The lexicon says that they never name the same.
  Found never_same(NameForm a, NameForm b);
  /// The first names that both have in common.
  [[nodiscard]] std::optional<std::pair<KnownName, KnownName>> shared(NameForm a, NameForm b) const;
  /// The lexicon knows both as names of one.
  Found one_entity(NameForm a, NameForm b);
  /// The lexicon knows them as names of two.
  Found two_entities(NameForm a, NameForm b);
  /// What the lexicon says of the entity of a name.
  [[nodiscard]] KnownEntity entity_of(const KnownName& name) const;
  /// Whether the lexicon has a name in its own language: Львів, but not Львов, in Ukrainian.
  [[nodiscard]] bool is_known_in(std::string_view name, std::string_view language) const;

  // Names of several words.
  /// The reason for names of several words: @p ours are those of @p a, @p theirs those of @p b.
  NameExplanation explain_words(NameForm a, NameForm b, std::vector<std::string> ours, std::vector<std::string> theirs);
  /// Takes away the words that both have.
  static void remove_common(std::vector<std::string>& ours, std::vector<std::string>& theirs);
  /// Pairs the words that differ, nearest first come; the pair that parts them most decides.
  NameExplanation explain_rest(NameForm a, NameForm b, std::vector<std::string>& ours,
                               std::vector<std::string>& theirs);
  /// Says that the words stand in `whole` only.
  /// @param rest the words of `whole` that `part` leaves out; may be empty
  void add_left_out(NameExplanation& out, NameForm whole, NameForm part, const std::vector<std::string>& rest);
  /// Kansas City is not Kansas, New York City is New York: a word for a kind of place leaves it open. Any other word
  /// makes another place's name of one's. @return false where nothing says that they are places
  bool add_left_out_of_place(NameExplanation& out, NameForm whole, NameForm part);
  /// Whether the lexicon has a place of that name.
  [[nodiscard]] bool is_known_place(NameForm name) const;
  /// The words around names of a language, read when first asked for.
  const NameWords& name_words(std::string_view language);
  /// Where the two words stand that are most likely one.
  std::pair<std::size_t, std::size_t> nearest(NameForm a, const std::vector<std::string>& ours, NameForm b,
                                              const std::vector<std::string>& theirs) const;
  /// One of the words is one letter, with or without a full stop, and the other begins with it.
  [[nodiscard]] bool is_initial(NameForm a, NameForm b) const;

  // Inflected and possessive forms.
  /// Forms of one lemma.
  Found inflected(NameForm a, NameForm b);
  /// Kyiv's and Kyiv, Київ or Kiev: an English ending that an apostrophe sets off.
  Found possessive(NameForm a, NameForm b);
  /// The lemmas, in small letters, that two words of one language may both come from.
  [[nodiscard]] std::vector<std::string> lemmas_shared(NameForm a, NameForm b) const;
  /// One that the lexicon has in the language, else one of the two forms, else one of another language, else the first.
  [[nodiscard]] std::string likeliest(const std::vector<std::string>& lemmas, NameForm a, NameForm b) const;
  /// What a form may be inflected from, those first that the lexicon has in the language.
  [[nodiscard]] std::vector<std::string> lemmas_by_lexicon(std::string_view form, std::string_view language) const;
  /// Кулебі and Kuleba: a lemma of the first is the source of the second, or the lexicon knows them as one.
  Found inflected_source(NameForm form, NameForm other, bool form_is_a);
  /// The same for lemmas of one language.
  Found inflected_in(const std::string& language, NameForm form, NameForm other, bool form_is_a);
  /// Whether a form may be inflected from a name, in one script or romanised.
  bool may_come_from(NameForm form, NameForm name, bool one_script);
  /// The language of a form; where it is unknown, those of its script whose endings are known, unless it is Latin.
  [[nodiscard]] std::vector<std::string> languages_of_lemmas(NameForm form) const;

  // Places and the words for their people.
  /// A place and the word for its people.
  Found demonym(NameForm a, NameForm b);
  /// Україна and Ukrainian: a name of the place in the demonym's language is looked up.
  [[nodiscard]] std::optional<DemonymLink> demonym_across(NameForm place, NameForm demonym, bool turned) const;

  // Gender and given names.
  /// The forms for men and for women.
  Found gender(NameForm a, NameForm b);
  /// Short forms and counterparts of given names.
  Found given_name(NameForm a, NameForm b);

  // Sources and systems.
  /// One source spelling, and a pair of systems that yields both.
  Found one_source(NameForm a, NameForm b);
  /// How a form of an entity comes from one of its names in another alphabet. Names of other countries are seldom
  /// romanised by way of such a language, so there must be a preferred name in one.
  std::optional<FormOrigin> origin_of(NameForm form, const std::vector<KnownName>& forms);
  /// Written as the newspapers of another language than the form's have it.
  static bool foreign_practice(const FormOrigin& origin, NameForm form);
  /// The source of a form that the lexicon knows; without a language where it knows the form alone.
  std::optional<FormOrigin> known_source(NameForm form);

  // Readings.
  /// 広島 and Hiroshima: what ideographs of Japanese and other names are read as, only lists of names can tell. Those
  /// of unknown language may be Chinese as well.
  Found reading(NameForm a, NameForm b);

  // Slips.
  /// A source spelling of one of the two, and what it says of the other.
  Found slip_of_source(NameForm a, NameForm b);
  /// Two words of one script that part in a letter or two.
  Found slip_of_letters(NameForm a, NameForm b);
  /// Says what a slip should have been made from.
  void add_source(NameExplanation& out, const std::string& source, const std::string& language);
  /// How many letters may be wrong in a source spelling.
  static std::size_t most_edits(std::string_view source);
  /// The languages that a form may be in by its script, or its own.
  [[nodiscard]] std::vector<std::string> languages_of(NameForm form) const;

  text::DataFolder folder_;
  const NameMatcher& matcher_;
  const NameSource* lexicon_;
  std::map<std::string, NameWords, std::less<>> words_around_;  ///< by base language
  Romaniser romaniser_;
  SourceSearch search_;
  SourceFinder sources_;
  SpellingSlips slips_;
  GivenNames given_names_;
  GenderForms gender_forms_;
  Demonyms demonyms_;
  Patronymics patronymics_;
  Inflection inflection_;
  KanjiNames kanji_names_;
};

}  // namespace tolmach::normalize::detail
