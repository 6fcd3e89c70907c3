#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/everyday_words.h"
#include "check/detail/name_book.h"
#include "normalize/latin_key.h"
#include "text/data_folder.h"

namespace tolmach::check::detail {

/// What is known of a word without its sentence.
struct WordFacts {
  std::vector<std::uint32_t> concepts;  ///< of align::EverydayWords
  std::string key;                      ///< its Latin key; empty for ideographs
  const BookedName* name = nullptr;     ///< its key made ready for comparison; null where it is empty
};

/// Looks words up once and remembers them: texts repeat their words. Not for several threads.
class WordBook {
 public:
  /// @param keys, names must outlive the book
  WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names);

  /// @param form as written
  /// @param language a base tag
  [[nodiscard]] const WordFacts& look_up(std::string_view form, std::string_view language);
  /// The concepts alone, which cost less.
  [[nodiscard]] const std::vector<std::uint32_t>& concepts_of(std::string_view form, std::string_view language);
  /// Words that are held.
  [[nodiscard]] std::size_t size() const noexcept { return known_.size(); }

 private:
  struct Entry {
    WordFacts facts;
    bool has_key = false;  ///< whether the key has been made yet
  };
  [[nodiscard]] Entry& entry_of(std::string_view form, std::string_view language);

  align::EverydayWords everyday_;
  const normalize::LatinKeys& keys_;
  NameBook& names_;
  std::string question_;                          ///< the last word that was looked up
  std::unordered_map<std::string, Entry> known_;  ///< by language and form
};

}  // namespace tolmach::check::detail
