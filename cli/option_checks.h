#pragma once

namespace CLI {
class Option;
}

namespace tolmach::cli {

/// Makes an empty value of an option wrong usage: it is mostly a variable that a script has not set, and would count
/// as an option that is not given.
void refuse_empty(CLI::Option* option);

}  // namespace tolmach::cli
