#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/data_folder.h"

namespace tolmach::text::detail {

/// What a language's file says of a form; a form may be several things at once.
enum WordKind : std::uint32_t {
  kBeforeName = 1U << 0U,    ///< abbreviation that a name follows ("dr.")
  kBeforeNumber = 1U << 1U,  ///< abbreviation that a number follows ("fig.")
  kInner = 1U << 2U,         ///< abbreviation that never ends a sentence ("e.g.")
  kMayEnd = 1U << 3U,        ///< abbreviation that ended the sentence if a capital follows ("etc.")
  kEither = 1U << 4U,        ///< abbreviation that ended the sentence if a typical first word follows ("Inc.")
  kStarter = 1U << 5U,       ///< word that typically begins a sentence ("the")
  kMonth = 1U << 6U,         ///< word that stands behind the ordinal of a day ("Mai")
  kOpen = 1U << 7U,          ///< word after which a line never ends a sentence ("of")
  kSpeech = 1U << 8U,        ///< verb that says who spoke ("said")
  kExclaim = 1U << 9U,       ///< name that holds an exclamation or question mark ("yahoo!")
  kPrefix = 1U << 10U,       ///< beginning of a form of several parts ("z" of "z. b.")
  kSuffix = 1U << 11U,       ///< last part of such a form ("b" of "z. b.")
  kYear = 1U << 12U,         ///< as kEither, but behind four digits it ended the sentence if a capital follows ("г.")
};

/// The words of a language that decide where its sentences end: `data/segmentation/<language>.txt`, or `und.txt` for a
/// language without a file.
class SentenceWords {
 public:
  /// @throws Error (io) for a row with an unknown kind
  SentenceWords(const DataFolder& data, std::string_view language);

  /// WordKind bits of a form, 0 if it is not known. Abbreviations are asked without their last full stop, of several
  /// parts with one space between them; lower case finds any spelling, a form that the file writes with capitals is
  /// found as it is written only. Apostrophes are written straight (').
  [[nodiscard]] std::uint32_t kinds_of(std::string_view form) const;
  /// Whether a number with a full stop is an ordinal ("3. Mai").
  [[nodiscard]] bool has_ordinals() const noexcept { return ordinals_; }
  /// Whether the character ends sentences in this language beyond the marks of its script (Greek ';').
  [[nodiscard]] bool is_extra_mark(char32_t c) const noexcept { return extra_marks_.find(c) != std::u32string::npos; }
  /// The marks for which is_extra_mark() holds.
  [[nodiscard]] const std::u32string& extra_marks() const noexcept { return extra_marks_; }
  /// Whether a letter amid the word is a consonant that carries syllables in this language (Czech "vlk", "prst").
  [[nodiscard]] bool has_syllabic_within(std::string_view word) const noexcept;
  /// Whether some verb of speech is part of the text, which is written without spaces.
  [[nodiscard]] bool holds_speech(std::string_view text) const;
  /// All forms with their kinds, without last full stops.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Forms = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  [[nodiscard]] const Forms& forms() const noexcept { return forms_; }

 private:
  void read(const DataFolder& data, const std::string& file);
  void add(std::string form, std::uint32_t kind);

  Forms forms_;
  std::vector<std::string> speech_;
  std::u32string extra_marks_;
  std::u32string syllabics_;
  bool ordinals_ = false;
};

}  // namespace tolmach::text::detail
