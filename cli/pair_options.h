#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "formats/provenance.h"
#include "lexicons/lexicon.h"
#include "pipeline/learn.h"
#include "pipeline/workbench.h"

namespace tolmach::cli {

/// The options of the commands that read a text and its translation.
struct PairOptions {
  std::string source_language, target_language;
  std::string encoding;
  bool presegmented = false;
  bool learn = false;
};

/// Adds them to a subcommand.
void add_pair_options(CLI::App& command, PairOptions& options);

/// How the source and the target are to be read. @throws Error (usage) for a malformed language tag
[[nodiscard]] formats::ReadOptions source_reading(const PairOptions& options);
[[nodiscard]] formats::ReadOptions target_reading(const PairOptions& options);

/// The settings of a run: where data and lexicon are.
[[nodiscard]] pipeline::Settings settings_of(const Session& session);

/// Version and settings for outputs that can hold them; `command_line` is what the user typed behind the program's
/// name.
[[nodiscard]] formats::Provenance provenance(const Session& session);

/// Warns where a language has no data or was not recognised.
void warn_of_language(const Session& session, const text::Document& document,
                      const char* option = "--source-lang or --target-lang");

/// The user's lexicon for writing, made where it is missing; changes are signed by the user. @throws Error (usage) when
/// there is no place for one
[[nodiscard]] std::unique_ptr<lexicons::Lexicon> lexicon_to_write(const Session& session);

/// Keeps what a review of a text and its source teaches in the user's lexicon and says how much that was; the names are
/// found first.
void learn_from(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review);
/// Says how much was learned.
void log_lesson(const Session& session, const pipeline::LessonCounts& counts);

}  // namespace tolmach::cli
