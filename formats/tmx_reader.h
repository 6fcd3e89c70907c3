#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads the translation units of a TMX file (1.1 to 1.4): the text of each segment, its inline markup beside it, and
/// U+FFFC for what stands alone. A row
/// has the unit's tuid, else its number in the file.
/// @param source_language, target_language see read_bitext_rows(); a variant of just this language is taken, else one
///   with the same base subtag
/// @param left_out where given, gets the number of units that lack one of the two
/// @throws Error (io) naming the line for what is no well-formed XML or no TMX, and for entity declarations; naming the
///   languages that there are where no unit has both that are wanted
[[nodiscard]] std::vector<PairRow> read_tmx(const std::string& path, const std::string& source_language,
                                            const std::string& target_language, std::size_t* left_out = nullptr);
/// The same from the file's bytes.
[[nodiscard]] std::vector<PairRow> read_tmx_text(const std::string& content, const std::string& path,
                                                 const std::string& source_language, const std::string& target_language,
                                                 std::size_t* left_out = nullptr);

}  // namespace tolmach::formats
