#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/detail/mentions/name_letters.h"
#include "normalize/detail/mentions/name_words.h"
#include "normalize/mentions.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/document.h"
#include "text/string_table.h"

namespace tolmach::normalize::detail {

/// What is known of the words that begin with a character, and of the character itself.
struct CharacterFacts {
  bool stop = false;
  std::size_t longest_common = 0, longest_surname = 0;  ///< code points; 0 where no such word begins so
};

/// What is known of the names of a language whose script has no capitals.
struct CaselessLanguage {
  CaselessLanguage(const text::DataFolder& data, std::string_view base);

  std::string code;  ///< base language
  NameWords words;
  NameLetters letters;
  std::unordered_map<char32_t, CharacterFacts> characters;
  std::vector<std::string> clitics;  ///< written to the beginning of words, longest first
};

/// All that is known of a word by itself, wherever it stands.
struct KnownWord {
  /// How many bytes are written to a name at its beginning or at its end.
  struct Written {
    std::uint32_t before = 0, behind = 0;
  };

  const NameWordFacts* facts = nullptr;
  std::optional<KnownName> name;             ///< the person, place, organisation or work of the lexicon
  bool begins_name = false;                  ///< a longer name of the lexicon may begin with the word and a space
  double letters = 0;                        ///< what its letters say for a foreign name; 0 for short words
  mutable std::optional<Written> written;    ///< see SpacedWords; nothing: not asked, or it depends on the text
  mutable std::uint32_t text = 0, uses = 0;  ///< how often the text with that number has it, see KnownNames::uses()
};

/// Asks a lexicon for the names of running texts, which are many and mostly none, and remembers the answers.
class KnownNames {
 public:
  /// @param lexicon may be null. Both must outlive it
  KnownNames(const NameSource* lexicon, const CaselessLanguage& language) : lexicon_(lexicon), language_(language) {}

  /// Forgets the uses of the text before, and the answers when they have become many, so that memory stays bounded.
  void begin_text();
  /// The person, place, organisation or work of a form; null where there is none. Valid until begin_text().
  [[nodiscard]] const KnownName* find(std::string_view form);
  /// Valid until begin_text().
  [[nodiscard]] const KnownWord& word(std::string_view form);
  /// How often the text uses a word, as far as it was counted.
  [[nodiscard]] std::size_t uses(const KnownWord& word) const noexcept { return word.text == text_ ? word.uses : 0; }
  void count_use(const KnownWord& word) const noexcept {
    word.uses = static_cast<std::uint32_t>(uses(word)) + 1;
    word.text = text_;
  }
  /// Whether a form may begin with two characters.
  [[nodiscard]] bool may_begin(char32_t first, char32_t second);
  [[nodiscard]] bool empty() const noexcept { return lexicon_ == nullptr; }

 private:
  [[nodiscard]] std::optional<KnownName> ask(std::string_view form) const;

  const NameSource* lexicon_;
  const CaselessLanguage& language_;
  text::StringTable<std::optional<KnownName>> found_;
  text::StringTable<KnownWord> words_;
  std::unordered_map<std::uint64_t, bool> beginnings_;
  std::uint32_t text_ = 0;  ///< the number of the text at hand
};

/// Names in Chinese and Japanese, which write neither capitals nor spaces: those that the lexicon knows; runs of
/// characters that spell foreign names, or of katakana, that a dot, a title or the rest of the document vouch for;
/// surnames with what stands between them and a title. Not sorted; none overlaps another.
[[nodiscard]] std::vector<Mention> find_unspaced_names(const text::Document& document, const CaselessLanguage& language,
                                                       KnownNames& known);

/// Names in Arabic, Hebrew, Korean and other languages that write spaces and no capitals: those that the lexicon knows,
/// given names, what stands beside titles, and words that are spelled as foreign names are; with what the language
/// writes to them taken off. Not sorted; none overlaps another.
/// @param tokens of the document's segments
[[nodiscard]] std::vector<Mention> find_spaced_names(const text::Document& document, const SegmentTokens& tokens,
                                                     const CaselessLanguage& language, KnownNames& known);

}  // namespace tolmach::normalize::detail
