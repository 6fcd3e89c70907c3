#pragma once

#include <filesystem>

#include "text/data_folder.h"

namespace tolmach::lexicons {

/// Makes the seed: the lexicon that comes with the program. It holds the names of `lexicon/*.tsv` (columns entity,
/// form, language, kind, status, source), the pairs of `lexicon/never_same.tsv`, and what ICU knows of states, cities
/// and languages in the languages of `lexicon/cldr/languages.tsv`. The same data give the same bytes; the file appears
/// only when it is complete, in the place of an older one.
/// @throws Error (io) for a data file that can't be read or has a bad row, or an output that can't be written
void build_seed(const text::DataFolder& data, const std::filesystem::path& output);

}  // namespace tolmach::lexicons
