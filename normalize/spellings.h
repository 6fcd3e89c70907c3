#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::normalize {

/// How the words and names of a language are spelled: a full list where there is one
/// (`data/names/spellings/<language>.tsv`), and its everyday words (`data/words/<language>.tsv`, and the stop words and
/// titles of `data/names/words/<language>.tsv`). Words are asked for folded (text::fold). Immutable.
class Spellings {
 public:
  /// @param language base tag; a language without data knows nothing
  /// @throws Error (io)
  Spellings(const text::DataFolder& data, std::string_view language);
  ~Spellings();
  Spellings(Spellings&&) noexcept;
  Spellings& operator=(Spellings&&) noexcept;

  /// Whether there is a full list, so that a word that is not known says something.
  [[nodiscard]] bool complete() const noexcept;
  [[nodiscard]] bool is_word(std::string_view folded) const;  ///< of dictionaries, or an everyday one
  /// Names that most readers know; with them those that more than a few people or places have; all names.
  enum class Which { kCommon, kUsual, kAll };
  [[nodiscard]] bool is_name(std::string_view folded, Which which = Which::kAll) const;
  [[nodiscard]] bool is_usual_name(std::string_view folded) const { return is_name(folded, Which::kUsual); }
  [[nodiscard]] bool knows(std::string_view folded) const { return is_word(folded) || is_name(folded); }

  /// Whether the word ends as words do that are derived from names: Scottish, Tories (`data/names/derived.tsv`).
  [[nodiscard]] bool is_derived(std::string_view folded) const;

  /// All that the lists say of a word, for those who ask often.
  struct Entry {
    bool word = false, derived = false;  ///< is_word(), is_derived()
    bool name = false, usual = false;    ///< is_name(), is_usual_name()
    [[nodiscard]] bool known() const noexcept { return word || name; }
  };
  [[nodiscard]] Entry look_up(std::string_view folded) const;

  /// The names that become the word when a writer confuses letters that sound alike, doubles one or not
  /// (`data/names/confusions.tsv`), or exchanges two behind the first: "peddington" → "paddington". Empty without a
  /// full list.
  [[nodiscard]] std::vector<std::string> names_near(std::string_view folded, Which which) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

/// The spellings of all languages, each read when it is first asked for. Not for several threads.
class SpellingLists {
 public:
  explicit SpellingLists(text::DataFolder data) : data_(std::move(data)) {}

  /// @param language a base tag
  /// @throws Error (io)
  [[nodiscard]] const Spellings& of(std::string_view language);
  /// Whether a word of a text is a name of the language's list or, where the text is in Latin letters too, of the
  /// English one: names of people and places are the same in most languages that write them.
  [[nodiscard]] bool has_name(std::string_view folded, std::string_view language, Spellings::Which which);

 private:
  text::DataFolder data_;
  text::StringMap<Spellings> lists_;
};

}  // namespace tolmach::normalize
