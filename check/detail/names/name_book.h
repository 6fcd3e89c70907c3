#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/names/pair_memory.h"
#include "normalize/name_similarity.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// A form of a name made ready for comparison.
struct BookedName {
  std::uint32_t number = 0;  ///< within the book, from 1
  std::string_view key;      ///< its Latin key; empty where the book was given a form
  normalize::PreparedName prepared;
  mutable std::vector<const BookedName*> beginnings;  ///< of its key, by their bytes; see NameBook::beginning()
};

/// A word that may be a name, with the forms that it is compared by. What is empty has not been asked for yet.
struct BookedWord {
  std::uint32_t number = 0;              ///< within the book, from 1
  std::vector<std::string> keys;         ///< its Latin keys (normalize::LatinKeys)
  std::vector<const BookedName*> forms;  ///< itself, and without endings
};

/// Prepares names once and remembers how alike two of them are: texts repeat their words. What it gives is valid until
/// the next call of clear(). Not for several threads.
class NameBook {
 public:
  /// @param matcher must outlive the book
  explicit NameBook(const normalize::NameMatcher& matcher) : matcher_(matcher) {}

  [[nodiscard]] const BookedName& form(std::string_view form, std::string_view language);
  /// The same for a Latin key of which no more is known.
  [[nodiscard]] const BookedName& key(std::string_view key);
  /// The first bytes of a name's key, as key() gives them.
  /// @param name what key() gave  @param size not above that of its key
  [[nodiscard]] const BookedName& beginning(const BookedName& name, std::size_t size);
  /// A new word; the caller fills it.
  [[nodiscard]] BookedWord new_word() noexcept { return {.number = ++words_, .keys = {}, .forms = {}}; }

  /// NameMatcher::similarity: a probability; 0 for keys that are far apart.
  [[nodiscard]] double similarity(const BookedName& a, const BookedName& b);
  /// The highest similarity of two of their forms; 0 where there are none.
  [[nodiscard]] double similarity(const BookedWord& a, const BookedWord& b) {
    return similarity(a, b, [&] { return highest(a, b); });
  }
  /// What `compare()` gives for two words: how alike they are, from 0 to 1.
  template <typename Compare>
  [[nodiscard]] double similarity(const BookedWord& a, const BookedWord& b, const Compare& compare) {
    return of_words_.value(a.number, b.number, compare);
  }
  /// Whether `compare()` says that two names are one. Remembered: only one thing may be asked so.
  /// @param a, b their numbers
  template <typename Compare>
  [[nodiscard]] bool are_one(std::uint32_t a, std::uint32_t b, const Compare& compare) {
    return are_one_.value(a, b, [&] { return compare() ? 1.0 : 0.0; }) > 0;
  }
  /// The highest similarity of two of their forms, which is not remembered.
  [[nodiscard]] double highest(const BookedWord& a, const BookedWord& b) const;

  /// Names, words and pairs that are held.
  [[nodiscard]] std::size_t size() const noexcept;
  void clear();

 private:
  [[nodiscard]] const BookedName& entry(std::string_view language, std::string_view form);

  const normalize::NameMatcher& matcher_;
  std::string question_;                 ///< of the last name that was looked up
  text::StringTable<BookedName> names_;  ///< by language and form
  std::uint32_t words_ = 0;              ///< how many there are
  PairMemory of_names_, of_words_, are_one_;
};

}  // namespace tolmach::check::detail
