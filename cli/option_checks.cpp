#include "cli/option_checks.h"

#include <filesystem>
#include <system_error>

#include <CLI/CLI.hpp>

#include "text/error.h"

namespace tolmach::cli {

void refuse_empty_values(CLI::App& command) {
  const CLI::Validator not_empty(
      [](const std::string& value) {
        return value.empty() ? std::string("expected a value that is not empty") : std::string();
      },
      "");
  for (CLI::Option* option : command.get_options())
    if (option->get_type_size() > 0 && option->get_name() != "--compare") option->check(not_empty);
  for (CLI::App* subcommand : command.get_subcommands({})) refuse_empty_values(*subcommand);
}

void refuse_overwriting(const Session& session, const std::vector<std::string>& inputs,
                        const std::vector<std::string>& outputs) {
  const auto refuse = [&](const std::string& input, const std::string& what) {
    std::error_code not_there;
    for (const std::string& output : outputs)
      if (output != "-" && std::filesystem::equivalent(input, output, not_there))
        throw Error(Error::Kind::kUsage, output + " would be overwritten: it is " + what);
  };
  for (const std::string& input : inputs) refuse(input, "one of the files to read");
  refuse(session.lexicon.string(), "the lexicon");
}

}  // namespace tolmach::cli
