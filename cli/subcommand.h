#pragma once

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace tolmach::cli {

/// Adds a subcommand with options of its own, which live as long as it.
/// @param run run(session, options) does the work  @param describe describe(command, options) says what it takes
template <typename Options, typename Run, typename Describe>
void add_subcommand(CLI::App& parent, Session& session, const char* name, const char* what, Run run,
                    Describe describe) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(name, what);
  describe(*command, *options);
  command->callback([options, run, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
