#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace CLI {
class App;
}

namespace tolmach::cli {

/// Makes an empty value of any option or argument of a command, and of its subcommands, wrong usage: it is mostly a
/// variable that a script has not set, and would count as an option that is not given. Names to be compared may be
/// empty: a table has such rows.
void refuse_empty_values(CLI::App& command);

/// An output that is one of the files to read, or the lexicon, is a slip of the keyboard. Empty names and "-" are no
/// files. @throws Error (usage)
void refuse_overwriting(const Session& session, const std::vector<std::string>& inputs,
                        const std::vector<std::string>& outputs);

}  // namespace tolmach::cli
