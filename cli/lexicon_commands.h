#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "cli/command.h"
#include "lexicons/lexicon.h"

namespace tolmach::cli {

/// Who changes a lexicon, and why: --by and --reason.
struct SignatureOptions {
  std::string by, reason;
  bool json = false;
};

/// Each adds a family of subcommands to `tolmach lexicon`.
void add_lexicon_add_command(CLI::App& lexicon, Session& session);        ///< add
void add_lexicon_edit_command(CLI::App& lexicon, Session& session);       ///< edit
void add_lexicon_merge_commands(CLI::App& lexicon, Session& session);     ///< merge split
void add_lexicon_remove_command(CLI::App& lexicon, Session& session);     ///< remove
void add_lexicon_find_commands(CLI::App& lexicon, Session& session);      ///< find show stats
void add_lexicon_transfer_commands(CLI::App& lexicon, Session& session);  ///< import export
void add_lexicon_history_commands(CLI::App& lexicon, Session& session);   ///< log undo
void add_lexicon_file_commands(CLI::App& lexicon, Session& session);      ///< init diff merge-file check backup vacuum
void add_lexicon_review_commands(CLI::App& lexicon, Session& session);    ///< review

/// The lexicon's place. @throws Error (usage) when there is none
[[nodiscard]] const std::filesystem::path& lexicon_place(const Session& session);
/// Folders of a place that was named are not made in passing: a slip in its name would be one.
/// @throws Error (io) when there is no such folder
void require_lexicon_folder(const Session& session);
/// @throws Error (io) when there is no lexicon yet, or it can't be opened
[[nodiscard]] lexicons::Lexicon lexicon_to_read(const Session& session);
/// Who signs: --by, else $TOLMACH_AUTHOR or the user's name.
[[nodiscard]] lexicons::Signature signature_of(const SignatureOptions& options);
/// Made when it is not there; changes are signed.
[[nodiscard]] std::unique_ptr<lexicons::Lexicon> lexicon_to_change(const Session& session,
                                                                   const SignatureOptions& signature);
/// The same of one that is there: what is undone, edited or removed must be in it.
/// @throws Error (io) when there is none
[[nodiscard]] std::unique_ptr<lexicons::Lexicon> lexicon_to_amend(const Session& session,
                                                                  const SignatureOptions& signature);
/// The canonical tag, or "und" for an empty one.
[[nodiscard]] std::string language_or_any(const std::string& tag);

void add_json_option(CLI::App& command, bool& json);
void add_output_option(CLI::App& command, std::string& output);
/// --by, --reason and --json.
void add_signature_options(CLI::App& command, SignatureOptions& options);
/// --dry-run; see report_dry_run().
void add_dry_run_option(CLI::App& command, bool& dry_run);

/// What a change did: the number that undo takes, printed for people or as JSON.
void report_change(const Session& session, const lexicons::Lexicon& lexicon, std::uint64_t before, bool json,
                   const std::string& entity);
/// Says what a change would have done. @param would "remove Kyiv", for people and as JSON
void report_dry_run(const Session& session, bool json, const std::string& would);

}  // namespace tolmach::cli
