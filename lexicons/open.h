#pragma once

#include <filesystem>
#include <memory>

#include "lexicons/lexicon.h"
#include "text/data_folder.h"

namespace tolmach::lexicons {

/// The lexicons of a run, asked as one.
struct OpenLexicons {
  std::unique_ptr<Lexicon> user;        ///< null when the user has none
  std::unique_ptr<Lexicon> seed;        ///< null when no data folder was given
  std::unique_ptr<LexiconStack> stack;  ///< the user's over the seed; never null
};

/// Opens the user's lexicon and the seed for reading. Makes nothing.
/// @param data its `lexicon/seed.db` is the seed; a folder without a path means that none is wanted
/// @param user_path may be empty, and the file may be missing: then only the seed is asked
/// @throws Error (io) when the seed is missing, or one of the two can't be opened
[[nodiscard]] OpenLexicons open_lexicons(const text::DataFolder& data, const std::filesystem::path& user_path);

/// Opens a lexicon for writing; a missing one is made, with its folders.
/// @param data keeps the index for near search, see Lexicon::index_with
/// @throws Error (io) as Lexicon::Lexicon
[[nodiscard]] std::unique_ptr<Lexicon> open_or_create(const text::DataFolder& data, const std::filesystem::path& path);

}  // namespace tolmach::lexicons
