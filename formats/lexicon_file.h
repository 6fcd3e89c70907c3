#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "formats/lexicon_import.h"
#include "lexicons/lexicon.h"

namespace tolmach::formats {

/// The forms that a lexicon can be read from: tsv, csv, jsonl, tbx (version 3 in both styles, version 2), wikidata
/// (entity JSON, a line an item, as in the dumps), geonames (alternateNamesV2).
[[nodiscard]] const std::vector<std::string>& lexicon_import_forms();
/// The forms that it can be written in: tsv, csv, jsonl, tbx, tbx-dct.
[[nodiscard]] const std::vector<std::string>& lexicon_export_forms();
/// The form that a file's name tells of; tsv where it tells nothing.
[[nodiscard]] std::string lexicon_form_of(std::string_view file_name);

/// Reads a lexicon's names, line by line or element by element: the file may be larger than the memory.
/// @param file_name for messages and the log
/// @throws Error (io) for a bad row unless those are skipped; nothing is taken then
[[nodiscard]] LexiconImportReport import_lexicon(std::string_view form, std::istream& in, const std::string& file_name,
                                                 lexicons::Lexicon& lexicon, const LexiconImportOptions& options);
/// What a lexicon holds and a form does not: how many of what ("rulings", "descriptions" …).
struct NotHeld {
  std::string what;
  std::uint64_t count = 0;  ///< above 0
};
/// What an export in that form would leave out, with the log, which no form holds, passed over; a form that has no word
/// for some statuses is no loss here.
[[nodiscard]] std::vector<NotHeld> not_held(std::string_view form, const lexicons::Lexicon& lexicon);
/// @throws Error (io) when a form can't hold what there is: TBX needs a name
void export_lexicon(std::string_view form, const lexicons::Lexicon& lexicon, std::ostream& out);

}  // namespace tolmach::formats
