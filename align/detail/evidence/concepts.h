#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/ties.h"
#include "normalize/everyday_forms.h"
#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/string_table.h"
#include "text/unicode.h"

namespace tolmach::align::detail {

/// Numbers for the names of concepts, from 0 on in the order in which they come: those of several languages are
/// compared.
class ConceptNumbers {
 public:
  [[nodiscard]] std::uint32_t of(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    const auto [entry, is_new] = numbers_.try_emplace(name);
    if (is_new) entry.value = next;
    return entry.value;
  }

 private:
  text::StringTable<std::uint32_t> numbers_;
};

/// The everyday words of a language by the concept they stand for (`data/words/<language>.tsv`): what is known of two
/// languages before anything is learned. Immutable after construction.
class ConceptWords {
 public:
  /// @throws Error (io) when the language's file can't be read
  ConceptWords(const text::DataFolder& data, std::string_view language, ConceptNumbers& numbers);

  [[nodiscard]] bool empty() const noexcept { return expressed_.empty(); }

  /// Whether the language has words for a concept.
  [[nodiscard]] bool expresses(std::uint32_t number) const { return number < expressed_.size() && expressed_[number]; }

  /// Calls visit(number) for each concept that a word in small letters may stand for; a concept may come twice.
  template <typename Visit>
  void for_each_concept(std::string_view word, const Visit& visit) const {
    const auto visit_row = [&](std::uint32_t row) {
      if (row < numbers_.size()) visit(numbers_[row]);  // whatever a table says that is no more right
    };
    forms_.words().for_each(word, visit_row);
    for (std::size_t size = shortest_beginning(word); size <= word.size(); ++size) {
      if (size < word.size() && text::is_continuation(word[size])) continue;
      forms_.beginnings().for_each(word.substr(0, size), visit_row);
    }
  }

 private:
  /// Bytes of the shortest beginning that may stand for a word: its ending has at most so many letters.
  static std::size_t shortest_beginning(std::string_view word) noexcept;

  normalize::EverydayForms forms_;
  std::vector<std::uint32_t> numbers_;  ///< of the concepts, by row
  std::vector<bool> expressed_;         ///< by the number of a concept
};

/// The concept words of the languages, each read when it is first asked for. May be shared by threads.
class ConceptTables {
 public:
  /// @throws Error (io) when the languages that take the words of others can't be read
  explicit ConceptTables(text::DataFolder data);
  /// Empty for a language without a file. @throws Error (io) when the language's file can't be read
  [[nodiscard]] const ConceptWords& of(std::string_view language) const;
  /// The number that all languages have for a concept.
  [[nodiscard]] std::uint32_t number_of(std::string_view name) const;

 private:
  text::DataFolder data_;
  std::map<std::string, std::string, std::less<>> aliases_;
  mutable std::mutex lock_;
  mutable ConceptNumbers numbers_;
  mutable std::map<std::string, std::unique_ptr<const ConceptWords>, std::less<>> tables_;
};

/// Ties the words of two languages that may stand for the same concept. A word is known where the other language has
/// words for its concept.
void tie_concepts(const Side& source, std::string_view source_language, const Side& target,
                  std::string_view target_language, const ConceptTables& tables, const Clitics& clitics,
                  TieTable& ties);

}  // namespace tolmach::align::detail
