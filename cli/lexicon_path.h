#pragma once

#include <filesystem>

namespace tolmach::cli {

/// Where the user's lexicon stands: `given` (from --lexicon), else $TOLMACH_LEXICON, else `tolmach/lexicon.db` in
/// $XDG_DATA_HOME, else in $HOME/.local/share. Empty when nothing of that is set. Nothing is made.
[[nodiscard]] std::filesystem::path lexicon_path(const std::filesystem::path& given = {});

/// Whether a lexicon stands where one stands when nothing is said: its folder may be made.
[[nodiscard]] bool is_default_place(const std::filesystem::path& path);

}  // namespace tolmach::cli
