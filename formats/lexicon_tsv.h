#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "formats/lexicon_import.h"
#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// Takes names from a table: tab-separated (lines end at LF or CRLF, a quote is a character) or comma-separated as in
/// RFC 4180, or with semicolons or tabs as spreadsheets write it. The first line names the columns, in any order and
/// case: form and language are needed; entity, kind, status,
/// source, system, description, ids ("wikidata=Q1899 geonames=703448") and the ruling's target, style, since and until
/// may be there, others are not read. With one of the last four the status is that of a ruling, and the name itself is
/// admitted unless it is there already; so it is where a row gives no status.
/// @throws Error (io) for a header without the needed columns, and as LexiconImport
[[nodiscard]] LexiconImportReport import_lexicon_tsv(std::istream& in, const std::string& file_name,
                                                     lexicons::Lexicon& lexicon, const LexiconImportOptions& options);
[[nodiscard]] LexiconImportReport import_lexicon_csv(std::istream& in, const std::string& file_name,
                                                     lexicons::Lexicon& lexicon, const LexiconImportOptions& options);

/// Writes all names, ordered by entity, language and form: the same lexicon gives the same bytes. In TSV, tab, line end
/// and backslash are written \t, \n and \\, so a file is read back with `escapes`. Tables don't hold rulings, parts,
/// inflections and evidence.
void export_lexicon_tsv(const lexicons::Lexicon& lexicon, std::ostream& out);
void export_lexicon_csv(const lexicons::Lexicon& lexicon, std::ostream& out);

/// One row of such a file, with its line end: what `find` prints, too.
void write_lexicon_tsv_header(std::ostream& out);
void write_lexicon_tsv_row(const lexicons::NewName& name, std::ostream& out);

}  // namespace tolmach::formats
