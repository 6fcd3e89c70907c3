#pragma once

#include <memory>

#include "check/detail/agencies.h"
#include "check/detail/characters/character_signs.h"
#include "check/detail/characters/homoglyphs.h"
#include "check/detail/clutter/clutter_data.h"
#include "check/detail/language/function_words.h"
#include "check/detail/names/given_name_list.h"
#include "check/detail/names/likelier_spelling.h"
#include "check/detail/names/name_book.h"
#include "check/detail/names/name_stems.h"
#include "check/detail/names/regular_spelling.h"
#include "check/detail/numbers/weekdays.h"
#include "check/detail/profile.h"
#include "check/detail/words/word_facts.h"
#include "normalize/consistent_names.h"
#include "normalize/measures.h"
#include "normalize/mentions.h"
#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/quantities.h"
#include "normalize/spellings.h"
#include "normalize/word_forms.h"
#include "text/data_folder.h"

namespace tolmach::check::detail {

class AdaptedSpellings;
class EnglishNames;
class EntityForms;
class RivalNames;
class Capitals;
class DetectedLanguages;
class SaidNumbers;
class SecondReadings;
class SecondScripts;

/// What a checker keeps from one text to the next: data and readers, each loaded when it is first asked for.
class Resources {
 public:
  /// @param lexicon may be null; must outlive the resources
  Resources(text::DataFolder data, const normalize::NameSource* lexicon);
  ~Resources();
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  [[nodiscard]] const text::DataFolder& data() const noexcept;
  [[nodiscard]] const normalize::NameSource* lexicon() const noexcept;  ///< may be null
  [[nodiscard]] normalize::QuantityReader& quantities();
  [[nodiscard]] normalize::MeasureReader& measures();
  [[nodiscard]] normalize::MentionFinder& mentions();
  [[nodiscard]] const normalize::NameMatcher& matcher();
  /// What makes names obey a style. @throws Error (usage) when there is no such style
  [[nodiscard]] normalize::ConsistentNames& consistent_names(const std::string& style);
  /// @throws Error (io)
  [[nodiscard]] LikelierSpelling& likelier_spelling();
  [[nodiscard]] RegularSpelling& regular_spelling();
  /// @throws Error (io)
  [[nodiscard]] const AdaptedSpellings& adapted_spellings();
  /// @param language a base tag @throws Error (io)
  [[nodiscard]] const SecondReadings& second_readings(std::string_view language);
  /// Of the lexicon's names. Precondition: lexicon() is not null.
  [[nodiscard]] NameStems& name_stems();
  /// Names made ready for comparison.
  [[nodiscard]] NameBook& name_book();
  /// Forgets the words and names of earlier texts when they have become many, so that memory stays bounded. What the
  /// books gave is then no longer valid.
  void forget_much();
  /// What is known of how words are spelled.
  [[nodiscard]] normalize::SpellingLists& spellings();
  /// @throws Error (io)
  [[nodiscard]] const normalize::WordForms& word_forms();
  [[nodiscard]] const WrongPages& wrong_pages();
  [[nodiscard]] const CharacterSigns& character_signs();
  /// @param language a base tag @throws Error (io)
  [[nodiscard]] const RivalNames& rival_names(std::string_view language);
  [[nodiscard]] const EnglishNames& english_names(std::string_view language);
  /// Of the lexicon. Precondition: lexicon() is not null.
  [[nodiscard]] EntityForms& entity_forms(std::string_view language);
  /// @throws Error (io)
  [[nodiscard]] const GivenNameList& given_names();
  /// @throws Error (io)
  [[nodiscard]] const Agencies& agencies();
  /// @throws Error (io)
  [[nodiscard]] const FunctionWords& function_words();
  /// @throws Error (io)
  [[nodiscard]] const DetectedLanguages& detected_languages();
  /// @throws Error (io)
  [[nodiscard]] const Homoglyphs& homoglyphs();
  /// @throws Error (io)
  [[nodiscard]] const Capitals& capitals();
  [[nodiscard]] const Weekdays& weekdays();
  /// @throws Error (io)
  [[nodiscard]] const SaidNumbers& said_numbers();
  /// @throws Error (io)
  [[nodiscard]] WordBook& word_book();
  /// @throws Error (io)
  [[nodiscard]] const SecondScripts& second_scripts();
  /// text::script_of_language(), remembered.
  [[nodiscard]] text::Script script_of(std::string_view language);
  /// How texts of a language (a canonical tag) are written. @throws Error (io)
  [[nodiscard]] const Profile& profile(std::string_view language);
  /// What a language writes to the beginning of its words and names, longest first. @throws Error (io)
  [[nodiscard]] const std::vector<std::string>& clitics(std::string_view language);
  /// The web clutter known in a language; empty where there is no file. @throws Error (io)
  [[nodiscard]] const ClutterData& clutter(std::string_view language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::check::detail
