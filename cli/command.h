#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace tolmach::cli {

/// What every subcommand shares: the global options, and the exit status that a run ends with.
struct Session {
  std::filesystem::path data;     ///< the data folder
  std::filesystem::path lexicon;  ///< the user's lexicon file: --lexicon, $TOLMACH_LEXICON or the XDG data folder
  bool no_lexicon = false;
  bool quiet = false;
  bool verbose = false;
  bool json_logs = false;
  std::string command_line;  ///< what was typed behind the program's name, for provenance
  int exit_status = 0;
};

/// Each adds a subcommand to the program; its work is done in the callback that CLI11 calls after parsing.
void add_align_command(CLI::App& program, Session& session);
void add_check_command(CLI::App& program, Session& session);
void add_evaluate_command(CLI::App& program, Session& session);
void add_learn_command(CLI::App& program, Session& session);
void add_learn_names_command(CLI::App& program, Session& session);
void add_lexicon_command(CLI::App& program, Session& session);
void add_names_command(CLI::App& program, Session& session);
void add_normalize_command(CLI::App& program, Session& session);
void add_overlaps_command(CLI::App& program, Session& session);
void add_segment_command(CLI::App& program, Session& session);

}  // namespace tolmach::cli
