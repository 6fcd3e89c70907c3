#pragma once

#include <istream>
#include <ostream>
#include <string_view>

#include "formats/lexicon_import.h"
#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// Takes names from tab-separated text. The first line names the columns, in any order: form and language are needed;
/// entity, kind, status and source may be there, others are not read. Lines end at LF or CRLF; a quote is a character.
/// @throws Error (io) for a header without the needed columns, and as import_rows()
[[nodiscard]] LexiconImportReport import_lexicon_tsv(std::istream& in, std::string_view file_name,
                                                     lexicons::Lexicon& lexicon, const LexiconImportOptions& options);

/// Writes all names, ordered by entity, language and form: the same lexicon gives the same bytes. Tab, line end and
/// backslash are written \t, \n and \\, so a file is read back with `escapes`.
void export_lexicon_tsv(const lexicons::Lexicon& lexicon, std::ostream& out);

/// One row of such a file, with its line end: what `find` prints, too.
void write_lexicon_tsv_header(std::ostream& out);
void write_lexicon_tsv_row(const lexicons::NewName& name, std::ostream& out);

}  // namespace tolmach::formats
