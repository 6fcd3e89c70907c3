#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// How likely a letter follows another in names of a language (`data/romanization/letter_pairs.tsv`), smoothed with how
/// likely it is anywhere (Witten & Bell 1991, method C). Immutable once the letters are set.
class LetterPairs {
 public:
  /// The beginning and the end of a word.
  static constexpr char32_t kBegin = U'^', kEnd = U'$';

  /// @throws Error (io) when the file can't be read or a count is none
  explicit LetterPairs(const text::DataFolder& data);

  /// Says how likely a letter is anywhere; needed for every letter of a language. @param probability above 0
  void set_letter(const std::string& language, char32_t letter, double probability);
  /// The pairs of a language, to be asked many times.
  class Language {
   public:
    /// The log probability that `letter` follows `before`.
    [[nodiscard]] double log_probability(char32_t before, char32_t letter) const;

   private:
    friend class LetterPairs;
    struct Row {
      double count = 0, kinds = 0;
    };
    std::unordered_map<std::uint64_t, double> pairs_;
    std::unordered_map<char32_t, Row> rows_;
    std::unordered_map<char32_t, double> letters_;
  };
  [[nodiscard]] const Language& of(const std::string& language) const;

 private:
  std::map<std::string, Language> languages_;
};

}  // namespace tolmach::normalize::detail
