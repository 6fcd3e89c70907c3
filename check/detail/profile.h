#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// An opening and a closing quotation mark.
struct QuotePair {
  char32_t open = 0, close = 0;
};

/// Whether a sentence needs a mark at its end.
enum class FinalMarks : std::uint8_t {
  kNeeded,
  kLax,  ///< it should have one, but is often without
  kNone
};

/// How texts of a language are written: a row of `data/check/languages.tsv` with what the files beside it add.
struct Profile {
  std::string language = "und";        ///< base tag; "und" for the profile of languages without a row
  std::u32string spaced_marks;         ///< punctuation that takes a space before it
  std::vector<QuotePair> quotes;       ///< the outer pair first
  double length = 1.0;                 ///< letters for what English says in one, see length_of()
  double spread = 0.9;                 ///< how far lengths of translations stray, 1 = the widest
  std::vector<std::string> and_words;  ///< lower case
  FinalMarks final_marks = FinalMarks::kNeeded;
  std::vector<std::string> question_endings;               ///< that make a question of a sentence with a full stop
  bool percent_before = false;                             ///< a per cent sign may stand before its number
  std::u32string sister_letters;                           ///< letters of sister languages that this one does not have
  std::u32string hallmarks;                                ///< letters of which every longer text has one; or none
  std::vector<std::pair<char32_t, char32_t>> look_alikes;  ///< a letter that is never right, and the one it stands for
  text::StringSet question_words;                          ///< small words that a question begins with
  text::StringSet question_particles;                      ///< small words that ask wherever they stand
  bool bare_headings = false;                              ///< headings never have a full stop
  text::StringSet heading_questions;                       ///< folded words of questions that such headings begin with
  bool quotes_run_on = false;                              ///< a quotation is closed in its last paragraph alone
  text::StringSet doubles;                                 ///< folded words that may stand twice in a row
  bool keeps_names = false;                                ///< names are not inflected, or hardly
  bool sentence_case = false;                              ///< headings have capitals as sentences do
  text::StringSet inner_capitals;                          ///< small words with a capital within sentences too
  text::StringSet open_words;                              ///< folded words that something must follow
  text::StringSet heading_words;                           ///< folded words that number the parts of a text
};

/// The profiles of all languages. Immutable.
class Profiles {
 public:
  /// @throws Error (io)
  explicit Profiles(const text::DataFolder& data);
  /// @param language a base tag
  [[nodiscard]] const Profile& of(std::string_view language) const;

 private:
  /// Reads a table of words by language into a set of each profile. @param column of the words; "-" = none
  /// @param fold else they keep their diacritics: "cómo" asks, "como" does not
  void read_words(const std::filesystem::path& path, text::StringSet Profile::*words, std::size_t column = 1,
                  bool fold = true);
  /// Reads a list of languages of which something holds.
  void read_languages(const std::filesystem::path& path, bool Profile::*holds);

  text::StringMap<Profile> by_language_;
  Profile unknown_;
};

}  // namespace tolmach::check::detail
