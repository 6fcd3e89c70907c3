#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/string_table.h"

namespace tolmach::normalize::detail {

/// What a word is around names or in them.
struct NameWordFacts {
  bool stop = false;        ///< begins sentences and is no name; in scripts without capitals, is no part of a name
  bool particle = false;    ///< a small word inside a name
  bool given = false;       ///< a usual given name
  bool half = false;        ///< the first half of a given name whose second half has an article (عبد الفتاح)
  bool surname = false;     ///< a usual surname
  bool determiner = false;  ///< an article or its like, behind which a single noun is no name
  bool elision = false;     ///< is written to the beginning of a name with an apostrophe ("d" of "d'Emmanuel")
  bool common = false;      ///< no name is cut out of it although its letters are usual in names
  std::optional<NameKind> title;   ///< stands before a name and is no part of it; what it then names
  std::optional<NameKind> behind;  ///< the same for words that stand behind a name (氏, 市, GmbH)
};

/// Words around names of one language (`data/names/words/<language>.tsv`). Immutable after construction; a language
/// without a file has none. Words are asked for in lower case.
class NameWords {
 public:
  /// @throws Error (io) when the file can't be read or has a row of no known kind
  NameWords(const text::DataFolder& data, std::string_view language);

  /// All that is known of a word.
  [[nodiscard]] const NameWordFacts& facts(std::string_view word) const;
  [[nodiscard]] bool is_stop(std::string_view word) const { return facts(word).stop; }
  [[nodiscard]] bool is_title(std::string_view word) const { return facts(word).title.has_value(); }
  /// As written.
  [[nodiscard]] bool is_particle(std::string_view word) const { return facts(word).particle; }
  /// What is written to the beginning of a name with an apostrophe, without it: "d" of "d'Emmanuel".
  [[nodiscard]] bool is_elision(std::string_view word) const { return facts(word).elision; }
  [[nodiscard]] bool has_elisions() const noexcept { return has_elisions_; }
  /// Every word with what is known of it, in no order.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    words_.for_each(visit);
  }
  /// Whether a word ends as ordinary nouns do, where all nouns have capitals.
  [[nodiscard]] bool ends_like_noun(std::string_view word) const;
  /// Whether a word ends as those do that say whose title it is, and stand between a name and its title behind it
  /// (조현 외교부 장관).
  [[nodiscard]] bool ends_like_office(std::string_view word) const;
  /// Whether a word begins as those do that stand between a title and its name ("the minister the foreign").
  [[nodiscard]] bool describes_title(std::string_view word) const;
  /// The beginnings of such words.
  [[nodiscard]] const std::vector<std::string>& articles() const noexcept { return articles_; }
  /// Whether a word has an article and ends as surnames do that say where one is from (السوداني). Adjectives do too.
  [[nodiscard]] bool says_origin(std::string_view word) const;
  /// What the language writes to the beginning of names, in no order.
  [[nodiscard]] const std::vector<std::string>& prefixes() const noexcept { return prefixes_; }
  /// What the language writes to the end of names, longest first.
  [[nodiscard]] const std::vector<std::string>& endings() const noexcept { return endings_; }
  /// Whether there is anything for the language.
  [[nodiscard]] bool known() const noexcept { return has_stops_; }

 private:
  [[nodiscard]] static bool* flag_of(std::string_view kind, NameWordFacts& facts) noexcept;
  [[nodiscard]] std::vector<std::string>* list_of(std::string_view kind) noexcept;

  text::StringTable<NameWordFacts> words_;
  std::vector<std::string> prefixes_, endings_, noun_endings_, articles_, office_endings_, origin_endings_;
  NameWordFacts nothing_;  ///< what is known of all other words
  bool has_stops_ = false, has_elisions_ = false;
};

}  // namespace tolmach::normalize::detail
