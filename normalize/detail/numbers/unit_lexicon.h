#pragma once

#include <bitset>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/numbers/unit_words.h"
#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// The units, their signs, and their words by language: `data/units/`. Loads a language's words when first asked.
class UnitLexicon {
 public:
  /// @throws Error (io) where a file can't be read or names an unknown unit or dimension
  explicit UnitLexicon(text::DataFolder data);
  UnitLexicon(const UnitLexicon&) = delete;  // signs and words point to the units
  UnitLexicon& operator=(const UnitLexicon&) = delete;

  [[nodiscard]] const std::vector<Unit>& units() const noexcept { return units_; }
  /// @throws Error (io) as the constructor does
  [[nodiscard]] const UnitWords& words_of(std::string_view language);

  /// The signs that stand behind a place, or before it, without letters of another word beside them.
  [[nodiscard]] FoundUnits sign_after(std::string_view text, std::size_t at) const;
  /// The same for signs before a place, which are currencies, with white space between.
  [[nodiscard]] FoundUnits sign_before(std::string_view text, std::size_t at) const;
  /// Where the minus before a number begins; nothing where there is none. A hyphen between two numbers or in a word is
  /// none.
  [[nodiscard]] std::optional<std::size_t> minus_before(std::string_view text, std::size_t at) const;

 private:
  struct Sign {
    std::string text;
    const Unit* unit = nullptr;
    bool between = false;  ///< see FoundUnits
  };
  void read_units();
  /// @param by_another whether another language's file takes the words: it can't take others'
  void read_words(const std::filesystem::path& path, UnitWords& words, bool by_another = false) const;
  void read_signs();
  [[nodiscard]] const Unit* unit_named(const std::string& name, const std::filesystem::path& path,
                                       std::size_t line) const;

  text::DataFolder data_;
  std::vector<std::string> minus_;  ///< signs and words before a temperature below zero
  std::vector<Unit> units_;
  std::vector<Sign> signs_;                   ///< longest first
  std::bitset<256> sign_begins_, sign_ends_;  ///< the bytes that signs begin with, and currency signs end with
  std::map<std::string, UnitWords, std::less<>> words_;
};

}  // namespace tolmach::normalize::detail
