#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/explanation/letter_pairs.h"
#include "normalize/romanise.h"
#include "text/data_folder.h"
#include "text/table_file.h"

namespace tolmach::normalize::detail {

/// A letter or group of letters of a language.
struct SourceLetter {
  std::string letter;
  double log_probability = 0;
  bool at_end = false;  ///< an ending, not for the middle of a word
  char32_t first = 0, last = 0;
  double inside = 0;  ///< log probability of its letters behind the first
};

/// What a system writes for a letter somewhere in a word, in small letters.
struct Writing {
  const SourceLetter* letter = nullptr;
  std::string written;
};

/// What a system writes at the beginning of a word and elsewhere.
struct Writings {
  std::vector<Writing> initial, inner;
};

/// Whether `writings` has this letter written so.
[[nodiscard]] bool contains(const std::vector<Writing>& writings, std::string_view letter, std::string_view written);

/// A source spelling that letter by letter gives a form. Whether the system's rules do so too is to be seen by them.
struct SourceHypothesis {
  std::string source;  ///< in small letters
  double log_probability = 0;
  std::vector<const Writing*> steps;
  char32_t last = LetterPairs::kBegin;  ///< letter
};

/// Finds what a romanised form may come from, letter by letter, for the alphabets of `data/romanization/letters.tsv`.
/// One object may not be shared by threads.
class SourceSearch {
 public:
  /// Takes what the systems write from `romanization/writings.tables` where that was made of the same rules and letters
  /// (tables()). @param romaniser must outlive this
  /// @throws Error (io) when the letters can't be read
  SourceSearch(const text::DataFolder& data, Romaniser& romaniser);

  /// Whether forms of a language can be searched.
  [[nodiscard]] bool knows(const std::string& language) const { return letters_.count(language) != 0; }
  /// The systems whose language can be searched, by id.
  [[nodiscard]] const std::vector<const RomanisationSystem*>& systems() const noexcept { return systems_; }
  /// What the system makes of a source, in small letters.
  [[nodiscard]] std::string written(std::string_view source, const std::string& system);
  /// What the system writes for each letter. Its language must be known.
  [[nodiscard]] const Writings& writings_of(const RomanisationSystem& system);
  /// The same of all systems.
  [[nodiscard]] std::vector<text::TableFile::Table> tables();
  /// Sources of a form, likeliest first; at most 150. @param form small letters, NFC
  [[nodiscard]] std::vector<SourceHypothesis> sources_of(std::string_view form, const RomanisationSystem& system);

 private:
  void set_pairs(const std::string& language, std::vector<SourceLetter>& letters);
  /// The hash of what the writings of a system come from.
  [[nodiscard]] std::uint64_t hash_of(const RomanisationSystem& system) const;
  [[nodiscard]] Writings tried(const RomanisationSystem& system);

  text::DataFolder data_;
  std::uint64_t letters_hash_;
  std::optional<text::TableFile> ready_;
  Romaniser& romaniser_;
  LetterPairs pairs_;
  std::map<std::string, std::vector<SourceLetter>> letters_;
  std::vector<const RomanisationSystem*> systems_;
  std::map<std::string, Writings> writings_;
};

}  // namespace tolmach::normalize::detail
