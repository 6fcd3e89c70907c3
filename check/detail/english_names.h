#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/document.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// How a language with other letters writes the names of the English-speaking world: `data/names/english/`. All words
/// are folded (text::fold). Immutable.
class EnglishNames {
 public:
  /// Knows nothing of a language without a file. @param language base tag  @throws Error (io)
  EnglishNames(const text::DataFolder& data, std::string_view language);

  [[nodiscard]] bool empty() const noexcept { return forms_.empty(); }
  /// A form as it is written, and less the ending that cases change, folded.
  struct Form {
    std::string written, stem;
  };
  /// The forms of an English name, the most usual first; empty for one not listed.
  [[nodiscard]] const std::vector<Form>& forms_of(std::string_view english) const;
  /// The English names that a word of the language is a form of, in whatever case; of several forms that it begins with
  /// the longest counts.
  [[nodiscard]] const std::vector<std::string>& names_of(std::string_view word) const;
  /// The English names whose forms stand in a text that has no spaces between its words.
  [[nodiscard]] std::vector<std::string> names_within(std::string_view text) const;
  /// Whether a word is a slip for a name with this stem: another letter, one too many or too few, and not one that
  /// right spellings differ in.
  [[nodiscard]] bool is_slip(std::string_view word, std::string_view stem) const;
  /// The same for a form that is written with characters that stand for syllables: where in a text without spaces all
  /// but one of them stand; nothing where none do, or the form is too short to be told by the others.
  [[nodiscard]] static std::optional<text::Span> slip_within(std::string_view text, std::string_view form);
  /// The same in English, where many names are spelled in several ways: another letter inside the word.
  /// @param consonants_only where the other language does not tell one vowel from the other
  [[nodiscard]] bool is_english_slip(std::string_view word, std::string_view name, bool consonants_only) const;
  [[nodiscard]] Form form_of(std::string_view written) const;

 private:
  void read_leeway(const text::DataFolder& data, std::string_view language);
  [[nodiscard]] bool is_open(std::u32string_view ours, std::u32string_view theirs, char32_t before) const;

  text::StringMap<std::vector<Form>> forms_;         ///< by English name
  text::StringMap<std::vector<std::string>> names_;  ///< by stem
  std::u32string endings_, vowels_;                  ///< of `leeway.tsv`
  std::u32string alike_, english_alike_;             ///< the same; letters that are alike follow each other
  std::size_t longest_ = 0;                          ///< stem, in bytes
};

}  // namespace tolmach::check::detail
