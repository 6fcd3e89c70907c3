#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/romanise.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// Why two forms are one name, or are not. The first that holds in this order is the explanation.
enum class ExplanationKind : std::uint8_t {
  kNoName,          ///< one of them has no letters, or is too long to be a name
  kIdentical,       ///< the same characters
  kTypography,      ///< the same letters: case, diacritics, hyphens, spaces, apostrophes or invisible characters differ
  kNeverSame,       ///< the lexicon says that they never name the same
  kOneEntity,       ///< the lexicon knows both as names of one person, place …
  kOrder,           ///< the same words in another order
  kInitials,        ///< one has an initial for a name
  kPatronymic,      ///< one leaves the patronymic out
  kPart,            ///< one leaves other words out: a surname alone
  kGender,          ///< a surname's or given name's forms for men and for women
  kInflected,       ///< inflected or possessive forms of one lemma
  kDemonym,         ///< a place and the word for its people
  kOneSource,       ///< one source spelling, and a pair of romanisation systems that yields both
  kPractice,        ///< the same, and one of the systems is the practice of a language's newspapers
  kShortForm,       ///< a given name and its short form, or two of these
  kCounterpart,     ///< given names of one origin in two languages
  kOtherGivenName,  ///< given names that are near and are two
  kTwoEntities,     ///< the lexicon knows them as names of two
  kReading,         ///< ideographs that are read as something else than Chinese, with or without a known reading
  kMixedSystems,    ///< each letter as one system or another has it, the whole as none
  kSlip,            ///< a letter or two that no system produces
  kCorrespondence,  ///< known letter correspondences make it likely
  kDifferent        ///< nothing ties them
};
[[nodiscard]] std::string_view to_string(ExplanationKind kind) noexcept;  ///< "one-source"

/// What the explanation comes to.
enum class NameVerdict : std::uint8_t {
  kSame,       ///< forms of one name
  kRelated,    ///< bound by origin or meaning, not the same name (Ukraine, Ukrainian; John, Jean)
  kUnsure,     ///< the letters can't tell
  kDifferent,  ///< two names
};
[[nodiscard]] std::string_view to_string(NameVerdict verdict) noexcept;  ///< "same"

/// How a form comes from a source spelling.
struct FormOrigin {
  std::string source;    ///< "Київ"
  std::string language;  ///< of the source
  std::string system;    ///< id of the romanisation system that makes the form; empty where the form is the source
  std::string practice;  ///< whose newspapers write so, in English ("German"); empty where the system is a standard
  bool exact = true;     ///< false where diacritics or apostrophes of the system are left out
};

/// A letter that is written as no system would.
struct SpellingEdit {
  std::string source;    ///< letter of the source spelling, or of the right form; empty where one was put in
  std::string written;   ///< what stands for it; empty where nothing does
  std::string expected;  ///< what the usual system writes
};

/// What the lexicon says of one entity that has both forms.
struct KnownEntity {
  std::string id;
  NameKind kind = NameKind::kOther;
  std::string preferred;           ///< the form to prefer in `preferred_language`; empty where none is
  std::string preferred_language;  ///< canonical tag
  NameStatus status_a = NameStatus::kAdmitted, status_b = NameStatus::kAdmitted;
};

/// Why two forms are one name or two. Fields that say nothing of a kind are empty.
struct NameExplanation {
  ExplanationKind kind = ExplanationKind::kDifferent;
  NameVerdict verdict = NameVerdict::kDifferent;
  double confidence = 0;  ///< that the reason is the right one, 0 to 1
  double score = 0;       ///< probability that the two are forms of one name, 0 to 1
  std::string a, b;
  std::string language_a, language_b;    ///< as given
  std::vector<std::string> differences;  ///< typography: "case", "diacritics", "hyphens and spaces", …
  std::string lemma;           ///< of inflected forms; the full name of short forms; the place; for men; the reading
  std::string language;        ///< of the lemma or the given name
  std::string other_language;  ///< of the other given name
  std::vector<FormOrigin> origins;       ///< of a and b, or none
  std::vector<SpellingEdit> edits;       ///< of a slip
  std::string right_form;                ///< what a slip stands for, where that is known
  std::string usual_form, usual_system;  ///< what the usual system makes of the source
  bool a_is_derived = false;             ///< a, not b, is the inflected form, the demonym, or the form for women
  bool may_be_inflected = false;         ///< gender: the same ending inflects the name for men
  std::vector<KnownEntity> entities;     ///< one that has both, or two
  std::vector<std::string> left_out;     ///< words that one of them has and the other has not
  std::vector<NameExplanation> parts;    ///< of names of several words: the words that differ
};

/// The explanation in one English sentence: "Kyiv and Kiev: …."
[[nodiscard]] std::string sentence(const NameExplanation& explanation);

/// Explains why two forms are one name or two. One object may not be shared by threads.
class NameExplainer {
 public:
  /// @param lexicon may be null; both must outlive this  @param systems those that forms may be written by
  /// @throws Error (io) when a data file can't be read
  NameExplainer(const text::DataFolder& data, const NameMatcher& matcher, const NameSource* lexicon = nullptr,
                SystemChoice systems = SystemChoice::kAll);
  ~NameExplainer();
  NameExplainer(NameExplainer&&) noexcept;
  NameExplainer& operator=(NameExplainer&&) noexcept;

  /// @param a valid UTF-8, with the language of the text it stands in, "und" or empty where that is not known
  [[nodiscard]] NameExplanation explain(NameForm a, NameForm b);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
