#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/ties.h"
#include "text/data_folder.h"
#include "text/string_table.h"
#include "text/unicode.h"

namespace tolmach::align::detail {

/// The everyday words of a language by the concept they stand for (`data/words/<language>.tsv`): what is known of two
/// languages before anything is learned. Immutable after construction.
class ConceptWords {
 public:
  ConceptWords() = default;
  /// @throws Error (io) when the language's file can't be read
  ConceptWords(const text::DataFolder& data, std::string_view language);

  [[nodiscard]] bool empty() const noexcept { return words_.size() + beginnings_.size() == 0; }

  /// Whether the language has words for a concept.
  [[nodiscard]] bool expresses(std::string_view concept_name) const { return concepts_.contains(concept_name); }

  /// Calls visit(concept) for each concept that a word in small letters may stand for; a concept may come twice.
  template <typename Visit>
  void for_each_concept(std::string_view word, const Visit& visit) const {
    for (const std::string_view found : look_up(words_, word)) visit(found);
    const std::size_t longest = std::min(word.size(), longest_beginning_);
    for (std::size_t size = shortest_beginning(word); size <= longest; ++size) {
      if (size < word.size() && text::is_continuation(word[size])) continue;
      for (const std::string_view found : look_up(beginnings_, word.substr(0, size))) visit(found);
    }
  }

 private:
  using Table = text::StringTable<std::vector<std::string_view>>;
  static std::span<const std::string_view> look_up(const Table& table, std::string_view word);
  /// Bytes of the shortest beginning that may stand for a word: its ending has at most so many letters.
  static std::size_t shortest_beginning(std::string_view word) noexcept;

  struct Nothing {};
  text::StringTable<Nothing> concepts_;  ///< that have a form; the other tables' values are its keys
  Table words_, beginnings_;
  std::size_t longest_beginning_ = 0;
};

/// The concept words of the languages, each read when it is first asked for. May be shared by threads.
class ConceptTables {
 public:
  /// @throws Error (io) when the languages that take the words of others can't be read
  explicit ConceptTables(text::DataFolder data);
  /// Empty for a language without a file. @throws Error (io) when the language's file can't be read
  [[nodiscard]] const ConceptWords& of(std::string_view language) const;

 private:
  text::DataFolder data_;
  std::map<std::string, std::string, std::less<>> aliases_;
  mutable std::mutex lock_;
  mutable std::map<std::string, std::unique_ptr<const ConceptWords>, std::less<>> tables_;
};

/// Ties the words of two languages that may stand for the same concept. A word is known where the other language has
/// words for its concept.
void tie_concepts(const Side& source, std::string_view source_language, const Side& target,
                  std::string_view target_language, const ConceptTables& tables, const Clitics& clitics,
                  TieTable& ties);

}  // namespace tolmach::align::detail
