#pragma once

#include <string>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads the translation units of a TMX file (1.1 to 1.4): the text of each segment without its inline markup.
/// @param source_language, target_language see read_bitext_rows(); base subtags are compared
/// @throws Error (io) naming the line for what is no well-formed XML or no TMX, and for entity declarations; naming the
///   languages that there are where no unit has both that are wanted
[[nodiscard]] std::vector<PairRow> read_tmx(const std::string& path, const std::string& source_language,
                                            const std::string& target_language);
/// The same from the file's bytes.
[[nodiscard]] std::vector<PairRow> read_tmx_text(const std::string& content, const std::string& path,
                                                 const std::string& source_language,
                                                 const std::string& target_language);

}  // namespace tolmach::formats
