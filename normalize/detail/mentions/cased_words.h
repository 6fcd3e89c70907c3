#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/detail/mentions/name_words.h"
#include "text/string_table.h"

namespace tolmach::normalize::detail {

/// How a text writes a word, to tell names from capitals at sentence beginnings.
struct WordUse {
  std::uint32_t inside_capital = 0, inside_lower = 0;
  std::uint32_t hyphened = 0, alone = 0;  ///< of those with a capital: beside a hyphen; beside no other name either
  bool named = false;                     ///< stands behind a title, or ends what looks like a full name
  bool determined = false;                ///< stands behind an article or its like: an ordinary noun
};

/// A word in lower case: what is known of it by itself, and how the text at hand uses it.
struct LoweredWord {
  std::string_view form;
  const NameWordFacts* facts = nullptr;
  bool ends_like_noun = false;  ///< see NameWords::ends_like_noun
  std::uint32_t text = 0;       ///< the text that `use` is of, see CasedWords::use()
  WordUse use;
};

/// What is known of a word as it is written.
struct CasedWord {
  LoweredWord* lowered = nullptr;
  LoweredWord* bare = nullptr;                     ///< the same without a possessive ending
  std::uint32_t bare_size = 0;                     ///< bytes as written, without a possessive ending
  bool all_capitals = false;                       ///< two or more letters, all of them capitals
  bool particle = false;                           ///< as it is written ("de", not "De")
  bool lowered_particle = false;                   ///< in lower case
  bool numeral = false;                            ///< a Roman one of a century or a ruler: of I, V and X
  std::optional<std::vector<std::string>> lemmas;  ///< see CasedWords::lemmas()
};

/// The words of one language that writes capitals: each is looked at once, for texts repeat their words. What it gives
/// is valid until the next begin_text(). Not for several threads.
class CasedWords {
 public:
  /// All must outlive it.
  /// @param language a base tag
  CasedWords(const NameWords& words, const Inflection& inflection, std::string_view language)
      : words_(words), inflection_(inflection), language_(language) {}

  /// Forgets how the text before used words, and all words when they have become many.
  void begin_text();
  /// @param form as written, one token  @param fetched what fetch() gave for it
  [[nodiscard]] CasedWord& look_up(std::string_view form, std::uint32_t fetched);
  /// Fetches what is known of a word from memory, without waiting for it.
  [[nodiscard]] std::uint32_t fetch(std::string_view form) const noexcept { return written_.fetch(form); }
  /// Inflection::lemmas() of a word without its possessive ending.
  [[nodiscard]] const std::vector<std::string>& lemmas(std::string_view form, CasedWord& word) const;

  /// How the text uses a word.
  [[nodiscard]] WordUse& use(LoweredWord& word) const noexcept;
  /// The same for a word in lower case that need not be in the text.
  [[nodiscard]] WordUse use_of(std::string_view lowered);

 private:
  [[nodiscard]] LoweredWord& lowered(std::string_view form);

  const NameWords& words_;
  const Inflection& inflection_;
  std::string language_;
  text::StringTable<CasedWord> written_;
  text::StringTable<LoweredWord> lowered_;
  std::uint32_t text_ = 0;  ///< the number of the text at hand
};

}  // namespace tolmach::normalize::detail
