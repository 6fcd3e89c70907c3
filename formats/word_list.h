#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::formats {

/// The forms of bilingual word lists that are read.
enum class WordListForm {
  kTsv,       ///< a pair a line, separated by a tab; columns `source target` by a header, else the first two
  kHunalign,  ///< hunalign's dictionary: `target phrase @ source phrase` a line, the target first
  kMuse,      ///< MUSE: `word word` a line, separated by a space or a tab
  kDictd,     ///< a database of dictd as FreeDict makes it: NAME.index with NAME.dict or NAME.dict.dz
  kDix,       ///< a bilingual dictionary of Apertium (XML)
  kLttoolbox  ///< the same, compiled by lttoolbox: Debian's packages hold such files as spa-cat.autobil.bin
};

/// What the command calls a form ("tsv", "hunalign", "muse", "dictd", "dix", "bin").
[[nodiscard]] std::string_view name_of(WordListForm form) noexcept;
/// All forms by their names.
[[nodiscard]] const std::map<std::string, WordListForm>& word_list_forms();

/// A word or phrase with one translation.
struct WordListEntry {
  std::string source, target;  ///< as the list has them, without white space around; valid UTF-8, never empty
  std::size_t line = 0;        ///< from 1; of a dictd database the line of its index; 0 where there are no lines
};

/// Entries that were left out for one reason.
struct LeftOut {
  std::size_t count = 0;
  std::vector<std::size_t> lines;  ///< the first few, in order; none where there are no lines
};

/// A bilingual word list as it was read: nothing is decided about its words yet.
struct WordList {
  std::string path;
  WordListForm form = WordListForm::kTsv;
  std::vector<WordListEntry> entries;
  std::map<std::string, LeftOut> left_out;  ///< by reason, in words

  /// Adds an entry, or leaves it out where a side is empty or not valid UTF-8.
  void add(std::string_view source, std::string_view target, std::size_t line);
  void leave_out(const std::string& reason, std::size_t line);
  [[nodiscard]] std::size_t left_out_count() const noexcept;
};

/// Reads a bilingual word list: the front door of all its forms. Without `form` the file's name decides (`.index`,
/// `.dict`, `.dict.dz`, `.dix`, `.bin`, `.dic`), then its content. Lists in lines may be in any encoding that
/// text::decode() knows. Where a form says so itself, the direction is set right: the source of a hunalign dictionary
/// is what hunalign calls so.
/// @throws Error (io) with line and what was expected: no known form, nothing in it, or more entries that can't be read
///   than ones that can
[[nodiscard]] WordList read_word_list(const std::string& path, std::optional<WordListForm> form = {});

/// The same of content that has been read. @param content of a dictd database its index
/// @param bodies the text of a dictd database, uncompressed; empty for all other forms
[[nodiscard]] WordList parse_word_list(std::string_view content, std::string_view bodies, const std::string& path,
                                       WordListForm form);

/// The form that the content has; none where it is no known one.
[[nodiscard]] std::optional<WordListForm> guess_word_list_form(std::string_view content);

/// The two languages that a list's file name gives ("freedict-eng-deu.index", "apertium-eng-spa.eng-spa.dix",
/// "en-uk.txt"): canonical, in the name's order; none where it has no two codes of known languages side by side.
struct NamedLanguages {
  std::string source, target;
};
[[nodiscard]] std::optional<NamedLanguages> languages_in_name(const std::string& path);

}  // namespace tolmach::formats
