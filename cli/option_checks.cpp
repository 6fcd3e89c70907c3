#include "cli/option_checks.h"

#include <string>

#include <CLI/CLI.hpp>

namespace tolmach::cli {

void refuse_empty(CLI::Option* option) {
  const auto check = [](const std::string& value) {
    return value.empty() ? std::string("expected a value that is not empty") : std::string();
  };
  option->check(CLI::Validator(check, ""));
}

}  // namespace tolmach::cli
