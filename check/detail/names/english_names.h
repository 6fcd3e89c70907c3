#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/word_forms.h"
#include "text/data_folder.h"
#include "text/document.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// How a language with other letters writes the names of the English-speaking world (`data/names/english/`), and what
/// right spellings of names may differ in (`data/names/english_leeway.tsv`), which languages without such a list have
/// too. All words are folded (text::fold). Immutable.
class EnglishNames {
 public:
  /// Knows nothing of a language without a file. @param language base tag  @throws Error (io)
  EnglishNames(const text::DataFolder& data, std::string_view language);

  [[nodiscard]] bool empty() const noexcept { return forms_.size() == 0; }
  /// A form as it is written, and less the ending that cases change, folded.
  struct Form {
    std::string written, stem;
  };
  /// The forms of an English name, the most usual first; empty for one not listed.
  [[nodiscard]] std::vector<Form> forms_of(std::string_view english) const;
  /// English names, folded.
  using Names = std::vector<std::string_view>;
  /// The English names that a word of the language is a form of, with up to three letters of a case ending; of several
  /// forms that it begins with the longest counts.
  [[nodiscard]] const Names& names_of(std::string_view word) const;
  /// Whether a word is a form of a listed name by the declensions: "Грегара" begins as Грег does, and is none.
  [[nodiscard]] bool is_listed(std::string_view word, const normalize::WordForms& word_forms) const;
  /// The English names of each form that stands in a text without spaces between its words.
  [[nodiscard]] std::vector<Names> names_within(std::string_view text) const;
  /// Whether a form of at least so many bytes stands in such a text and has some of a place.
  [[nodiscard]] bool has_form_at(std::string_view text, text::Span place, std::uint32_t least) const;
  /// What right spellings of a name may differ in.
  enum class Leeway : std::uint8_t {
    kSound,  ///< letters that stand for one sound, vowels where they are not written, doubled letters
    kNone    ///< but for scripts without vowels
  };
  /// What a word would be without its slip, if it is one for a name with this stem: another letter behind the first,
  /// one too many or too few, or two that changed places, and not what right spellings differ in. What follows the stem
  /// stays as it is. Nothing is told of stems of three letters.
  [[nodiscard]] std::optional<std::string> without_slip(std::string_view word, std::string_view stem,
                                                        Leeway leeway = Leeway::kSound) const;
  /// A form with another character in it, in a text without spaces.
  struct CharacterSlip {
    text::Span form, character;
  };
  /// Where all but one character of a form stand, and in the place of that one another that names are written with;
  /// nothing where there is none, or the form is too short to be told by the others.
  [[nodiscard]] std::optional<CharacterSlip> slip_within(std::string_view text, std::string_view form,
                                                         std::uint32_t from = 0) const;
  /// Whether a word in English is a slip for a name. Many are spelled in several ways there: only another letter inside
  /// the word counts, or two that changed places.
  /// @param consonants_only where the other language does not tell one vowel from the other
  [[nodiscard]] bool is_english_slip(std::string_view word, std::string_view name, bool consonants_only) const;
  /// Whether a word in English differs from a name in one letter behind the first, but for a plural.
  [[nodiscard]] static bool is_letter_away(std::string_view word, std::string_view name);
  /// A form of this language made ready for comparison. @param written in its basic case
  [[nodiscard]] Form form_of(std::string_view written) const;

 private:
  /// Visits the names of each form that begins in a part of a text, with the form's place.
  template <typename Visit>
  void for_each_form(std::string_view text, text::Span part, const Visit& visit) const;
  /// Notes the ideographs of a form.
  void add_characters(std::string_view form);
  void read_leeway(const text::DataFolder& data, std::string_view language);
  /// Whether a case may change a stem so before its last letter.
  [[nodiscard]] bool may_change(std::u32string_view ours, std::u32string_view theirs) const;
  [[nodiscard]] bool may_differ(std::u32string_view ours, std::u32string_view theirs, char32_t before) const;

  /// A folded form without the ending of a case that it may have.
  [[nodiscard]] std::string_view without_ending(std::string_view folded) const;

  text::StringTable<std::string> forms_;        ///< as the file has them, by English name: few are asked for
  text::StringTable<Names> names_;              ///< by stem; views of the keys of forms_
  std::u32string endings_, changing_, vowels_;  ///< of `data/names/english_leeway.tsv`
  using LetterPairs = std::vector<std::pair<char32_t, char32_t>>;
  LetterPairs alike_, english_alike_;  ///< the same
  std::vector<bool> characters_;       ///< whether forms are written with an ideograph
  std::string language_;
  std::size_t longest_ = 0;  ///< stem, in bytes
};

}  // namespace tolmach::check::detail
