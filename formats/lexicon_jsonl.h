#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

#include "formats/lexicon_import.h"
#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// Takes names from JSON Lines: an object a name with the strings form and language, and where given entity, kind,
/// status and source; or an object with `never_same`, an array of two forms, and where given source. Other keys are not
/// read.
/// @throws Error (io) as import_rows()
[[nodiscard]] LexiconImportReport import_lexicon_jsonl(std::istream& in, std::string_view file_name,
                                                       lexicons::Lexicon& lexicon, const LexiconImportOptions& options);

/// Writes all names, ordered by entity, language and form, then the pairs that are never the same: the same lexicon
/// gives the same bytes, and import_lexicon_jsonl() reads them back.
void export_lexicon_jsonl(const lexicons::Lexicon& lexicon, std::ostream& out);

/// A name as a JSON object on one line, without the line end.
[[nodiscard]] std::string lexicon_json(const lexicons::NewName& name);
[[nodiscard]] std::string lexicon_json(const lexicons::LexiconStatistics& statistics);
[[nodiscard]] std::string lexicon_json(const lexicons::Change& change);
[[nodiscard]] std::string lexicon_json(const lexicons::Proposal& proposal);

}  // namespace tolmach::formats
