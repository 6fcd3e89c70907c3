#pragma once

#include <istream>
#include <string>

#include "formats/lexicon_import.h"

namespace tolmach::formats {

/// Takes names of places from GeoNames' alternateNamesV2.txt: tab-separated without a header; id, geonameid, language,
/// name, and where given isPreferredName, isShortName, isColloquial, isHistoric, from and to. The entity is
/// "geonames:703448". A historic name is superseded, a preferred one preferred unless it is colloquial, all else
/// admitted; dates are kept as a ruling. A row with the id of an earlier one is bad. Of the rows whose language is a
/// code (link, post, iata …) the Wikidata ids are kept, the rest is skipped.
/// @throws Error (io) as LexiconImport
[[nodiscard]] LexiconImportReport import_lexicon_geonames(std::istream& in, const std::string& file_name,
                                                          lexicons::Lexicon& lexicon,
                                                          const LexiconImportOptions& options);

}  // namespace tolmach::formats
