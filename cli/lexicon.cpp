#include "cli/command.h"
namespace tolmach::cli {
void add_lexicon_command(CLI::App&, Session&) {}
}
