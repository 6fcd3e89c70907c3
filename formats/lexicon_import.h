#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/lexicon.h"

namespace tolmach::formats {

namespace detail {
class SaidBefore;
}

/// How an import treats its file.
struct LexiconImportOptions {
  bool escapes = false;                     ///< TSV: read \t, \n and \\ as tab, line end and backslash
  bool skip_bad_rows = false;               ///< leave bad rows out instead of refusing the whole file
  bool dry_run = false;                     ///< take everything back at the end
  std::vector<std::string> languages = {};  ///< canonical base languages to take; empty = all
  /// Wikidata: what an item is an instance of (P31, "Q5") → what it is.
  std::map<std::string, normalize::NameKind, std::less<>> kinds = {};
  /// Wikidata: its own codes of languages ("zh-classical") → tags of BCP 47.
  std::map<std::string, std::string, std::less<>> language_codes = {};
  std::function<void(std::uint64_t lines)> progress = {};  ///< called every few thousand lines; may be empty
};

/// A row that was left out, or that says otherwise than an earlier one.
struct BadRow {
  std::size_t line = 0;  ///< of the file, from 1
  std::string reason;
};

/// What an import did. Rows are names, entities and pairs; a line of some forms holds several.
struct LexiconImportReport {
  std::uint64_t taken = 0;    ///< good rows: the sum of the next three
  std::uint64_t added = 0;    ///< what was not there before
  std::uint64_t merged = 0;   ///< changed what was there
  std::uint64_t known = 0;    ///< said what was known
  std::uint64_t skipped = 0;  ///< not asked for: other languages, codes and links of GeoNames
  std::uint64_t refused = 0;  ///< bad rows
  std::vector<BadRow> bad;    ///< the first thousand of them, in the order of the file
  /// What good rows of tables, JSON Lines and TBX say otherwise than earlier rows of the file: the later stands.
  std::uint64_t contradictions = 0;
  std::vector<BadRow> contradictory;             ///< the first thousand of them, in the order of the file
  bool dry_run = false;                          ///< nothing was taken
  std::map<std::string, std::string> languages;  ///< tags that are kept as others, and not just spelled otherwise
};

/// A name as a file gives it.
struct ImportedName {
  lexicons::NewName name;
  bool says_status = true;                              ///< false: a name that is there keeps its status
  std::string description = {};                         ///< of its entity
  std::vector<lexicons::ExternalId> external_ids = {};  ///< of its entity
};

/// One import: all rows in one transaction and one change of the log, so that a file is taken whole or not at all, and
/// is taken back by one undo.
class LexiconImport {
 public:
  LexiconImport(lexicons::Lexicon& lexicon, std::string file_name, const LexiconImportOptions& options);
  ~LexiconImport();
  LexiconImport(const LexiconImport&) = delete;
  LexiconImport& operator=(const LexiconImport&) = delete;

  /// Reads and stores a row. @param store may throw Error (usage) for a bad row
  /// @throws Error (io) for a bad row unless bad rows are skipped, with the file and line
  void row(std::size_t line, const std::function<void()>& store);
  /// @return the entity that has the name; empty when names of its language are not asked for
  /// @throws Error (usage) for a row that can't be stored, one of an unknown language among them; nothing of it is
  ///   stored then
  std::string store(ImportedName row);
  void store(const lexicons::Entity& entity);
  void skip() { ++report_.skipped; }
  /// From now on rows are watched for what they say otherwise than earlier ones.
  void watch_contradictions();
  /// Counts a row that was stored otherwise.
  void count(lexicons::Lexicon::Outcome outcome);
  /// Whether names of this canonical language are asked for.
  [[nodiscard]] bool wants(std::string_view language) const;
  /// To be called for every line.
  void advance(std::size_t line) const;

  [[nodiscard]] lexicons::Lexicon& lexicon() noexcept { return lexicon_; }
  [[nodiscard]] const LexiconImportOptions& options() const noexcept { return options_; }
  [[nodiscard]] const std::string& file_name() const noexcept { return file_name_; }
  /// Ends the import. @throws Error (io) when the database can't be written
  LexiconImportReport finish();

 private:
  [[nodiscard]] std::string entity_with(const lexicons::NewName& name) const;
  [[nodiscard]] const std::string& canonical(const std::string& tag);
  void watch(const ImportedName& row);
  /// @param subject for the message: the name, or its entity
  void watch(const char* what, const std::string& subject, std::string_view value);

  lexicons::Lexicon& lexicon_;
  std::string file_name_;
  const LexiconImportOptions& options_;
  std::map<std::string, std::string, std::less<>> languages_;  ///< tags that have been met → canonical
  std::unique_ptr<detail::SaidBefore> said_;
  std::size_t line_ = 0;  ///< of the row that is read
  lexicons::Lexicon::Transaction transaction_;
  LexiconImportReport report_;
};

/// @param word may be empty: then `otherwise` is meant
/// @throws Error (usage) for an unknown word; the message lists the known ones
[[nodiscard]] normalize::NameKind kind_from(std::string_view word, normalize::NameKind otherwise);
[[nodiscard]] normalize::NameStatus status_from(std::string_view word, normalize::NameStatus otherwise);
/// Whether a tag is kept as another, and not just spelled otherwise: "en-US" is kept as "en".
[[nodiscard]] bool is_kept_as_another(std::string_view tag, std::string_view canonical);

}  // namespace tolmach::formats
