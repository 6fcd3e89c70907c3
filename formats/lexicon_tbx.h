#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>

#include "formats/lexicon_import.h"

namespace tolmach::formats {

/// The two ways to write TBX 3 (ISO 30042:2019): what a datum is stands in attributes, or is the name of its element.
enum class TbxStyle : std::uint8_t { kDca, kDct };

/// Takes terms from TBX: version 3 (root `tbx`) in both styles, and version 2 (root `martif`). A concept is an entity;
/// its subject field tells the kind where it is a word for one, its definition is the description. Of a term the form,
/// the administrative status and the source are kept. The terms of a concept without id are one entity's. A concept
/// with the id of an earlier one is a bad row.
/// @throws Error (io) for what is not well formed or declares entities, and as LexiconImport
[[nodiscard]] LexiconImportReport import_lexicon_tbx(std::istream& in, const std::string& file_name,
                                                     lexicons::Lexicon& lexicon, const LexiconImportOptions& options);

/// Writes the names by entity and language. A forbidden form and a misspelling are deprecated terms: TBX knows no
/// others. Rulings, parts, inflections, evidence and pairs that are never the same have no place in TBX.
/// @throws Error (io) when there are no names: TBX without a concept is not valid
void export_lexicon_tbx(const lexicons::Lexicon& lexicon, TbxStyle style, std::ostream& out);

}  // namespace tolmach::formats
