#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// The small, frequent words of each language (`data/check/function_words.tsv`). Immutable.
class FunctionWords {
 public:
  static constexpr std::size_t kMostLanguages = 32;
  using Set = std::uint32_t;  ///< a bit for each language, by its index

  /// @throws Error (io)
  explicit FunctionWords(const text::DataFolder& data);

  /// The languages that have the word. @param folded text::fold of it
  [[nodiscard]] Set languages_with(std::string_view folded) const;
  [[nodiscard]] const std::vector<std::string>& languages() const noexcept { return languages_; }
  /// The set with that language alone; empty where its words are not known.
  [[nodiscard]] Set only(std::string_view language) const noexcept;

 private:
  std::vector<std::string> languages_;
  text::StringTable<Set> sets_;
};

}  // namespace tolmach::check::detail
