#pragma once

#include <string>

#include "cli/command.h"
#include "cli/pair_options.h"
#include "pipeline/guide.h"
#include "pipeline/workbench.h"

namespace tolmach::cli {

/// The options of `align` that concern a list of pairs.
struct PairsOptions {
  std::string list;   ///< empty = no list
  std::string state;  ///< empty = beside the list
  unsigned jobs = 0;  ///< 0 = all cores
  bool pool = false;
  bool resume = false;
};

/// Adds them to a subcommand.
void add_pairs_options(CLI::App& command, PairsOptions& options);

/// What is known of each pair beside its text, and how that is told from other settings.
struct ListGuide {
  pipeline::Guide guide;  ///< may be empty
  std::string settings;
};

/// Aligns the pairs of a list and prints the summary in its order. Failed pairs are reported, and the exit status tells
/// of them and of an interrupt.
/// @param reading how the files are read  @param form of the outputs, as write_review() has it
void align_pairs(Session& session, const PairsOptions& options, const PairOptions& reading, pipeline::Settings settings,
                 const std::string& form, const ListGuide& guide);

}  // namespace tolmach::cli
