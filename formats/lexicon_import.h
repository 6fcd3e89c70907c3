#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// How an import treats its file.
struct LexiconImportOptions {
  bool escapes = false;        ///< TSV: read \t, \n and \\ as tab, line end and backslash
  bool skip_bad_rows = false;  ///< leave bad rows out instead of refusing the whole file
};

/// A row that was left out.
struct BadRow {
  std::size_t line = 0;  ///< of the file, from 1
  std::string reason;
};

/// What an import did.
struct LexiconImportReport {
  std::uint64_t taken = 0;  ///< good rows, also those that said what was known
  std::vector<BadRow> bad;  ///< in the order of the file
};

/// Runs an import: all rows in one transaction, so that a file is taken whole or not at all.
/// @param rows calls its argument for each row, with the line and a function that reads and stores the row; that may
///   throw Error (usage) for a bad row
/// @throws Error (io) at the first bad row unless bad rows are skipped, with the file and line
using LexiconRow = std::function<void(std::size_t line, const std::function<void()>& store)>;
[[nodiscard]] LexiconImportReport import_rows(lexicons::Lexicon& lexicon, std::string_view file_name,
                                              const LexiconImportOptions& options,
                                              const std::function<void(const LexiconRow&)>& rows);

/// Stores a name as files give it: white space around the fields is no part of them, the language is made canonical,
/// and a form without an entity joins the entity that has just this form in this language.
/// @throws Error (usage) when the language is malformed, or as Lexicon::add
void store_name(lexicons::Lexicon& lexicon, lexicons::NewName name);

/// @param word may be empty: then `otherwise` is meant
/// @throws Error (usage) for an unknown word; the message lists the known ones
[[nodiscard]] normalize::NameKind kind_from(std::string_view word, normalize::NameKind otherwise);
[[nodiscard]] normalize::NameStatus status_from(std::string_view word, normalize::NameStatus otherwise);

}  // namespace tolmach::formats
