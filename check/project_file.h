#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "check/checker.h"

namespace tolmach::check {

/// What a project says of its checks, in a file that lies beside its texts (docs/checks.md).
struct Project {
  CheckerOptions options;
  std::optional<Severity> fail_on;               ///< a finding of this severity or above is a failure
  std::vector<std::filesystem::path> baselines;  ///< files of dismissed findings
  std::vector<std::filesystem::path> terms;      ///< files of terminologies, see formats::read_terms
};

/// Whether the profile that a project file names is read.
enum class ProfileOfFile : std::uint8_t { kRead, kLeftOut };

/// Reads a project file (TOML 1.0) over what is known already: what it says counts, what it does not say stays. Paths
/// in it are relative to its folder. Where it names a profile, that one is read first, unless it is left out.
/// @param profiles the folder of the profiles that come with Tolmach
/// @throws Error (io) with line and column when it can't be read, is malformed, or says what is not known
void read_project(const std::filesystem::path& path, const std::filesystem::path& profiles, Project& project,
                  ProfileOfFile profile = ProfileOfFile::kRead);

/// Reads a profile for a kind of text: "news", "software", "legal".
/// @throws Error (usage) naming those there are when there is none of that name
void read_profile(const std::string& name, const std::filesystem::path& profiles, Project& project);

}  // namespace tolmach::check
