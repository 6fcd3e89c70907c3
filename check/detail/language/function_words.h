#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_folder.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// The small, frequent words of each language (`data/check/function_words.tsv`). Immutable.
class FunctionWords {
 public:
  static constexpr std::size_t kMostLanguages = 40;
  using Set = std::uint64_t;  ///< a bit for each language, by its index

  /// @throws Error (io), also where there are more languages
  explicit FunctionWords(const text::DataFolder& data);

  /// The languages that have the word. Composed Latin letters with marks make it another one than without ("à" is no
  /// English "a"), but not the other way round: marks are left out in haste and in capitals. @param folded text::fold
  /// of it
  [[nodiscard]] Set languages_with(std::string_view form, std::string_view folded) const;
  /// Of languages that are taken for one, the first.
  [[nodiscard]] const std::vector<std::string>& languages() const noexcept { return languages_; }
  /// Its place among them, also of one that is taken for another; nothing where its words are not known.
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view language) const noexcept;
  /// The set with that language alone; empty where its words are not known.
  [[nodiscard]] Set only(std::string_view language) const noexcept;
  /// Whether two languages are one, or so near that their sentences can't be told apart.
  [[nodiscard]] bool same(std::string_view a, std::string_view b) const noexcept {
    return a == b || (only(a) & only(b)) != 0;
  }

 private:
  struct Word {
    Set plain = 0, marked = 0;  ///< languages that write it without, and with marks
  };

  std::vector<std::string> languages_;
  std::vector<std::pair<std::string, std::size_t>> places_;  ///< of all languages, by name
  text::StringTable<Word> words_;                            ///< by folded form
};

}  // namespace tolmach::check::detail
