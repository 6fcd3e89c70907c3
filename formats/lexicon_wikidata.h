#pragma once

#include <istream>
#include <string>

#include "formats/lexicon_import.h"

namespace tolmach::formats {

/// Takes names from Wikidata's entity JSON, an item a line, as the dumps have it (the brackets around and the commas at
/// the ends of lines are passed over). Labels and aliases become admitted names of the entity "wikidata:Q1899", unless
/// they are there with another status; the English description is kept, and the ids in GeoNames (P1566) and VIAF
/// (P214). The kind is told by what the item is an instance of, as `options.kinds` says; else an item with a birth date
/// is a person, one with coordinates a place. Languages are brought to BCP 47 by `options.language_codes`. Items
/// without a wanted label, properties, lexemes and redirects are skipped; an item with the id of an earlier one is a
/// bad row.
/// @throws Error (io) as LexiconImport
[[nodiscard]] LexiconImportReport import_lexicon_wikidata(std::istream& in, const std::string& file_name,
                                                          lexicons::Lexicon& lexicon,
                                                          const LexiconImportOptions& options);

}  // namespace tolmach::formats
