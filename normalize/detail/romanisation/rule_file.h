#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "normalize/romanise.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// The Unicode normal form that a system's rules want their input in.
enum class NormalForm : std::uint8_t { kNfc, kNfd, kNfkc };

/// What the comments at the top of a rule file say; the rules themselves are read when they are needed.
struct RuleFileHead {
  RomanisationSystem system;
  bool usual = false;    ///< whether newspapers in English write the language so
  bool capitals = true;  ///< whether the target alphabet has them (phonetic letters have none)
  NormalForm input = NormalForm::kNfc;
  bool words_together = false;                 ///< whether the rules look across white space
  text::Script script = text::Script::kOther;  ///< the letters that are romanised; those of other scripts stay
};

/// Reads the "# key: value" lines above the first rule. The file's name is the system's id.
/// @throws Error (io) when the file can't be read
[[nodiscard]] RuleFileHead read_rule_file_head(const std::filesystem::path& path);
/// The whole file. Comments stay in it, so that line numbers in ICU's errors are the file's.
/// @throws Error (io) when the file can't be read
[[nodiscard]] std::string read_rules(const std::filesystem::path& path);

}  // namespace tolmach::normalize::detail
