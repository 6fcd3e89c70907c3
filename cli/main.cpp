#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/data_path.h"
#include "cli/exit_status.h"
#include "cli/lexicon_path.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/version.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

void add_commands(CLI::App& program, Session& session) {
  add_align_command(program, session);
  add_check_command(program, session);
  add_names_command(program, session);
  add_normalize_command(program, session);
  add_learn_command(program, session);
  add_learn_names_command(program, session);
  add_lexicon_command(program, session);
  add_segment_command(program, session);
  add_evaluate_command(program, session);
  add_overlaps_command(program, session);
}

void add_global_options(CLI::App& program, Session& session, std::string& lexicon) {
  program.add_option("--lexicon", lexicon, "your lexicon file (default: $TOLMACH_LEXICON, else the XDG data folder)");
  program.add_flag("--no-lexicon", session.no_lexicon, "ask no lexicon, not even the one that comes with Tolmach");
  program.add_flag("-q,--quiet", session.quiet, "errors only");
  program.add_flag("-v,--verbose", session.verbose, "say more of what is done");
  program.add_flag("--json-logs,--json", session.json_logs, "messages as JSON lines");
  program.fallthrough();
}

/// A lexicon that is named and is not there is no mistake where one is made; where it is read, names are missed.
void warn_of_missing_lexicon(const CLI::App& program, const Session& session, const std::string& lexicon) {
  std::error_code error;
  if (lexicon.empty() || session.no_lexicon || std::filesystem::exists(lexicon, error)) return;
  for (const char* reader : {"align", "check", "names", "normalize"})
    if (program.got_subcommand(reader))
      log_warning(session, lexicon + ": there is no lexicon yet; only the names that come with Tolmach are known");
}

/// The command whose help tells what is right: "tolmach lexicon find".
std::string command_of(const CLI::App& program) {
  std::string name = program.get_name();
  for (const CLI::App* at = &program; !at->get_subcommands().empty(); name += " " + at->get_name())
    at = at->get_subcommands().front();
  return name;
}

/// CLI11's own statuses begin at 100; help counts as success, everything else is wrong usage, told as all errors are.
int end_of_parsing(const CLI::App& program, Session& session, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return program.exit(error);
  session.json_logs = program.count("--json-logs") > 0;  // what is parsed has not been taken over yet
  std::string what = error.what();
  while (!what.empty() && (what.back() == '\n' || what.back() == '.')) what.pop_back();
  log_error(session, fmt::format("{} ('{} --help' explains)", what, command_of(program)));
  return kUsage;
}

/// A subcommand without arguments of its own is more often a question than a mistake.
constexpr const char* kExamples =
    "examples:\n"
    "  tolmach align article.uk.txt article.en.txt --to html -o article.html\n"
    "  tolmach check article.uk.txt article.en.txt\n"
    "  tolmach names article.en.txt\n"
    "  tolmach lexicon find Київ\n"
    "\n'tolmach COMMAND --help' explains a command. '-' is standard input or output.";

int run(int argc, char** argv) {
  Session session;
  for (int i = 1; i < argc; ++i) session.command_line += (i > 1 ? " " : "") + std::string(argv[i]);
  CLI::App program(
      "Pairs a text with its translation, reconciles the names in both, and spots what the translation got wrong.",
      "tolmach");
  std::string lexicon;
  bool version = false;
  add_global_options(program, session, lexicon);
  program.add_flag("--version", version, "versions of the program, ICU, Unicode, SQLite and the data");
  program.footer(kExamples);
  program.require_subcommand(0, 1);
  // Global options are known only when everything is parsed, and the subcommands' callbacks come after this one.
  program.parse_complete_callback([&] {
    if (version) {
      // Before any subcommand does its work.
      fmt::print("{}\n", version_text(find_data_folder()));
      throw CLI::Success();
    }
    session.data = find_data_folder();
    if (!session.no_lexicon) session.lexicon = lexicon_path(lexicon);
    warn_of_missing_lexicon(program, session, lexicon);
  });
  add_commands(program, session);
  refuse_empty_values(program);
  try {
    program.parse(argc, argv);
    if (program.get_subcommands().empty()) {
      fmt::print(stderr, "{}", program.help());
      return kUsage;
    }
  } catch (const CLI::ParseError& error) {
    return end_of_parsing(program, session, error);
  } catch (const Error& error) {
    log_error(session, error.what());
    return error.kind() == Error::Kind::kUsage ? kUsage : kFailed;
  } catch (const std::bad_alloc&) {
    log_error(session, "out of memory");
    return kFailed;
  } catch (const std::exception& error) {
    log_error(session, error.what());
    return kFailed;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    log_error(session, "standard output could not be written");
    return kFailed;
  }
  return session.exit_status;
}

}  // namespace
}  // namespace tolmach::cli

int main(int argc, char** argv) {
  // The default action of SIGPIPE ends the program quietly when a reader such as head has seen enough; some parents
  // turn it off.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that may grow no further is an error with a message, as a full disk is, not an end without a word.
  std::signal(SIGXFSZ, SIG_IGN);
  return tolmach::cli::run(argc, argv);
}
