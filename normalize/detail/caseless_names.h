#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/detail/name_letters.h"
#include "normalize/detail/name_words.h"
#include "normalize/mentions.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::normalize::detail {

/// What is known of the names of a language whose script has no capitals.
struct CaselessLanguage {
  CaselessLanguage(const text::DataFolder& data, std::string_view base);

  std::string code;  ///< base language
  NameWords words;
  NameLetters letters;
  std::vector<std::string> clitics;  ///< written to the beginning of words (`data/words/clitics.tsv`), longest first
};

/// Asks a lexicon for the names of a running text, which are many and mostly none.
class KnownNames {
 public:
  /// @param lexicon may be null
  KnownNames(const NameSource* lexicon, std::string_view language) : lexicon_(lexicon), language_(language) {}

  /// The person, place, organisation or work of a form; null where there is none.
  [[nodiscard]] const KnownName* find(std::string_view form);
  /// Whether a form may begin so.
  [[nodiscard]] bool may_begin(std::string_view beginning);
  [[nodiscard]] bool empty() const noexcept { return lexicon_ == nullptr; }

 private:
  const NameSource* lexicon_;
  std::string language_;
  std::unordered_map<std::string, std::vector<KnownName>, ViewHash, std::equal_to<>> found_;
  std::unordered_map<std::string, bool, ViewHash, std::equal_to<>> beginnings_;
};

/// Names in Chinese and Japanese, which write neither capitals nor spaces: those that the lexicon knows; runs of
/// characters that spell foreign names, or of katakana, that a dot, a title or the rest of the document vouch for;
/// surnames with what stands between them and a title. Not sorted; none overlaps another.
[[nodiscard]] std::vector<Mention> find_unspaced_names(const text::Document& document, const CaselessLanguage& language,
                                                       const NameSource* lexicon);

/// Names in Arabic, Hebrew, Korean and other languages that write spaces and no capitals: those that the lexicon knows,
/// given names, what stands beside titles, and words that are spelled as foreign names are; with what the language
/// writes to them taken off. Not sorted; none overlaps another.
[[nodiscard]] std::vector<Mention> find_spaced_names(const text::Document& document, const CaselessLanguage& language,
                                                     const NameSource* lexicon);

}  // namespace tolmach::normalize::detail
