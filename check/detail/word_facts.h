#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/everyday_words.h"
#include "check/detail/function_words.h"
#include "check/detail/name_book.h"
#include "normalize/latin_key.h"
#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/words.h"

namespace tolmach::check::detail {

/// What is known of a word without its sentence.
struct WordFacts {
  std::string_view form, language;   ///< as written; a base tag
  std::string folded;                ///< text::fold of it
  std::uint32_t length = 0;          ///< code points of `folded`
  bool number = false;               ///< made of digits
  bool capital = false;              ///< begins with a capital
  bool small = false;                ///< begins with a small letter, or its script has no capitals
  FunctionWords::Set small_word = 0; ///< the languages of which it is a small, frequent word

  std::optional<std::vector<std::uint32_t>> concepts;  ///< see WordBook::concepts()
  std::optional<std::string> key;                      ///< see WordBook::with_key()
  const BookedName* name = nullptr;                    ///< its key made ready for comparison; null where it is empty
};

/// Looks words up once and remembers them: texts repeat their words. What it gives lives as long as the book. Not for
/// several threads.
class WordBook {
 public:
  /// The words of one language.
  class Vocabulary {
    friend class WordBook;
    std::string language_;
    text::StringMap<WordFacts> words_;  ///< by form
  };

  /// @param keys, names, small_words must outlive the book
  WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names,
           const FunctionWords& small_words);

  /// @param language a base tag
  [[nodiscard]] Vocabulary& of(std::string_view language);
  /// @param form as written
  [[nodiscard]] WordFacts& look_up(std::string_view form, text::Token::Kind kind, Vocabulary& vocabulary);

  /// The concepts of align::EverydayWords.
  [[nodiscard]] const std::vector<std::uint32_t>& concepts(WordFacts& word);
  /// The word with its Latin key, which is empty for ideographs.
  [[nodiscard]] const WordFacts& with_key(WordFacts& word);
  /// Words that are held.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  align::EverydayWords everyday_;
  const normalize::LatinKeys& keys_;
  NameBook& names_;
  const FunctionWords& small_words_;
  text::StringMap<Vocabulary> vocabularies_;  ///< by language
  std::size_t size_ = 0;
};

}  // namespace tolmach::check::detail
