#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Lets a set of strings be asked for a view.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

/// Words around names of one language (`data/names/words/<language>.tsv`). Immutable after construction; a language
/// without a file has none. Words are asked for in lower case.
class NameWords {
 public:
  /// @throws Error (io) when the file can't be read or has a row of no known kind
  NameWords(const text::DataFolder& data, std::string_view language);

  /// A word that begins sentences and is no name; in scripts without capitals, one that is no part of a name.
  [[nodiscard]] bool is_stop(std::string_view word) const { return has(stop_, word); }
  /// A word before a name that is no part of it.
  [[nodiscard]] bool is_title(std::string_view word) const { return titles_.find(word) != titles_.end(); }
  /// What a name behind a title names; none where the word is no title.
  [[nodiscard]] std::optional<NameKind> title(std::string_view word) const { return kind_in(titles_, word); }
  /// What a name names that stands before such a word (氏, 市, GmbH); none where there is no such word.
  [[nodiscard]] std::optional<NameKind> title_behind(std::string_view word) const { return kind_in(behind_, word); }
  /// A small word inside a name; as written.
  [[nodiscard]] bool is_particle(std::string_view word) const { return has(particles_, word); }
  /// A usual given name.
  [[nodiscard]] bool is_given(std::string_view word) const { return has(given_, word); }
  /// A usual surname.
  [[nodiscard]] bool is_surname(std::string_view word) const { return has(surnames_, word); }
  /// A word that names are not cut out of although its letters are usual in names.
  [[nodiscard]] bool is_common(std::string_view word) const { return has(common_, word); }
  /// Whether a word ends as ordinary nouns do, where all nouns have capitals.
  [[nodiscard]] bool ends_like_noun(std::string_view word) const;
  /// Whether a word begins as those do that stand between a title and its name ("the minister the foreign").
  [[nodiscard]] bool describes_title(std::string_view word) const;
  /// The beginnings of such words.
  [[nodiscard]] const std::vector<std::string>& articles() const noexcept { return articles_; }
  /// What the language writes to the end of names, longest first.
  [[nodiscard]] const std::vector<std::string>& endings() const noexcept { return endings_; }
  /// The longest title, word behind a name, or common word in bytes.
  [[nodiscard]] std::size_t longest() const noexcept { return longest_; }
  /// Whether there is anything for the language.
  [[nodiscard]] bool known() const noexcept { return !stop_.empty(); }

 private:
  using Set = std::unordered_set<std::string, ViewHash, std::equal_to<>>;
  using Kinds = std::unordered_map<std::string, NameKind, ViewHash, std::equal_to<>>;

  static bool has(const Set& set, std::string_view word) { return set.find(word) != set.end(); }
  static std::optional<NameKind> kind_in(const Kinds& kinds, std::string_view word);
  [[nodiscard]] Set* set_of(std::string_view kind) noexcept;
  [[nodiscard]] Kinds* kinds_of(std::string_view kind) noexcept;
  [[nodiscard]] std::vector<std::string>* list_of(std::string_view kind) noexcept;

  Set stop_, particles_, given_, surnames_, common_;
  Kinds titles_, behind_;
  std::vector<std::string> endings_, noun_endings_, articles_;
  std::size_t longest_ = 0;
};

}  // namespace tolmach::normalize::detail
