#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "formats/lexicon_import.h"
#include "lexicons/diff.h"
#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// Takes a lexicon from JSON Lines, an object a line:
/// - a name: the strings form and language, and where given entity, kind, status, source and system, the arrays
/// rulings,
///   parts, inflections and evidence;
/// - an entity: `entity` without a form; where given kind, description and the object `ids` of arrays;
/// - `never_same`, an array of two forms, and where given source;
/// - `word_pair`, an array of two words, with `languages` and `count`;
/// - `proposal`, an array of names, with `evidence`.
/// Other keys are not read.
/// @throws Error (io) as LexiconImport
[[nodiscard]] LexiconImportReport import_lexicon_jsonl(std::istream& in, const std::string& file_name,
                                                       lexicons::Lexicon& lexicon, const LexiconImportOptions& options);

/// Writes all that a lexicon holds but its log, in a fixed order: the same lexicon gives the same bytes, and
/// import_lexicon_jsonl() reads them back.
void export_lexicon_jsonl(const lexicons::Lexicon& lexicon, std::ostream& out);

/// Each as a JSON object on one line, without the line end.
[[nodiscard]] std::string lexicon_json(const lexicons::NewName& name);
[[nodiscard]] std::string lexicon_json(const lexicons::Entity& entity);
[[nodiscard]] std::string lexicon_json(const lexicons::LexiconStatistics& statistics);
[[nodiscard]] std::string lexicon_json(const lexicons::Change& change,
                                       const std::vector<lexicons::RowChange>& rows = {});
[[nodiscard]] std::string lexicon_json(const lexicons::Proposal& proposal);
[[nodiscard]] std::string lexicon_json(const lexicons::Difference& difference);
[[nodiscard]] std::string lexicon_json(const LexiconImportReport& report);

}  // namespace tolmach::formats
