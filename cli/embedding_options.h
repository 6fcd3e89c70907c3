#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/embedding_evidence.h"

namespace tolmach::cli {

/// The options of `align` that concern vectors of segments.
struct EmbeddingOptions {
  std::vector<std::string> source, target;  ///< an overlap file and a file of vectors each, or nothing
  std::string encoder;                      ///< a command; empty = none
  std::optional<std::uint32_t> longest;     ///< segments of the longest runs; none = as usual

  [[nodiscard]] bool any() const noexcept { return !source.empty() || !encoder.empty(); }
};

/// Adds them to a subcommand.
void add_embedding_options(CLI::App& command, EmbeddingOptions& options);

/// Reads the files and readies the encoder; null where no option asks for either.
/// @param session is told when the encoder keeps silent  @param many whether there will be more than one pair of
/// documents
/// @throws Error (io), see pipeline::EmbeddingEvidence
[[nodiscard]] std::unique_ptr<pipeline::EmbeddingEvidence> embedding_evidence(const Session& session,
                                                                              const EmbeddingOptions& options,
                                                                              bool many);

/// What the options say, for the settings of a list's state; the bytes of the files are not looked at.
[[nodiscard]] std::string settings_text(const EmbeddingOptions& options);

}  // namespace tolmach::cli
