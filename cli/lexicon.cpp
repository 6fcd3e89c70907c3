#include "lexicons/lexicon.h"

#include <cstdlib>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_path.h"
#include "cli/log.h"
#include "cli/print_json.h"
#include "lexicons/open.h"
#include "text/data_folder.h"
#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::cli {
namespace {

/// The user's name as the system knows it.
std::string user_name() {
  for (const char* variable : {"TOLMACH_AUTHOR", "USER", "LOGNAME"}) {
    const char* const value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return value;
  }
  // Services and containers have no such variables, but a user all the same.
  const passwd* const user = getpwuid(geteuid());
  return user == nullptr || user->pw_name == nullptr ? std::string() : user->pw_name;
}

}  // namespace

const std::filesystem::path& lexicon_place(const Session& session) {
  if (session.no_lexicon)
    throw Error(Error::Kind::kUsage, "--no-lexicon leaves no lexicon to work on", {}, "leave it out");
  if (session.lexicon.empty())
    throw Error(Error::Kind::kUsage, "there is no place for a lexicon", {},
                "name one with --lexicon or set TOLMACH_LEXICON");
  return session.lexicon;
}

void require_lexicon_folder(const Session& session) {
  const std::filesystem::path& path = lexicon_place(session);
  std::error_code ignored;
  if (!path.has_parent_path() || is_default_place(path) || std::filesystem::is_directory(path.parent_path(), ignored))
    return;
  throw Error(Error::Kind::kIo, "there is no folder " + path.parent_path().string(), {path.string()},
              "make it, or make the lexicon with 'tolmach lexicon init'");
}

lexicons::Lexicon lexicon_to_read(const Session& session) {
  const std::filesystem::path& path = lexicon_place(session);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(Error::Kind::kIo, "there is no lexicon here yet", {path.string()}, "'tolmach lexicon init' makes one");
  return {path, lexicons::OpenMode::kReadOnly};
}

lexicons::Signature signature_of(const SignatureOptions& options) {
  return {options.by.empty() ? user_name() : options.by, options.reason};
}

std::unique_ptr<lexicons::Lexicon> lexicon_to_change(const Session& session, const SignatureOptions& signature) {
  require_lexicon_folder(session);
  std::error_code ignored;
  if (!std::filesystem::exists(lexicon_place(session), ignored))
    log_note(session, session.lexicon.string() + ": a new lexicon is made here");
  auto lexicon = lexicons::open_or_create(text::DataFolder(session.data), lexicon_place(session));
  lexicon->sign(signature_of(signature));
  return lexicon;
}

std::unique_ptr<lexicons::Lexicon> lexicon_to_amend(const Session& session, const SignatureOptions& signature) {
  static_cast<void>(lexicon_to_read(session));
  return lexicon_to_change(session, signature);
}

std::string language_or_any(const std::string& tag) {
  return tag.empty() ? "und" : text::given_language(tag);
}

void add_json_option(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "JSON, an object a line");
}

void add_output_option(CLI::App& command, std::string& output) {
  command.add_option("-o,--output", output, "file to write; - is standard output");
}

void add_signature_options(CLI::App& command, SignatureOptions& options) {
  command.add_option("--reason", options.reason, "why, for the log");
  command.add_option("--by", options.by, "who makes the change (default: $TOLMACH_AUTHOR or the user's name)");
  add_json_option(command, options.json);
}

void add_dry_run_option(CLI::App& command, bool& dry_run) {
  command.add_flag("--dry-run", dry_run, "say what would be done, and do nothing");
}

void report_change(const Session& session, const lexicons::Lexicon& lexicon, std::uint64_t before, bool json,
                   const std::string& entity) {
  const std::uint64_t change = lexicon.last_change();
  const bool changed = change != before;
  if (json) {
    nlohmann::ordered_json object{{"entity", entity}, {"changed", changed}};
    if (changed) object["change"] = change;
    return print_json(object);
  }
  if (!entity.empty()) fmt::print("{}\n", entity);
  log_note(session, changed ? fmt::format("change {}; 'tolmach lexicon undo {}' takes it back", change, change)
                            : std::string("nothing to change"));
}

void report_dry_run(const Session& session, bool json, const std::string& would) {
  if (json) return print_json({{"dry_run", true}, {"would", would}});
  log_note(session, fmt::format("dry run: would {}", would));
}

void add_lexicon_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("lexicon", "keeps the names that you have settled");
  command->require_subcommand(1);
  command->footer(
      "The lexicon stands at --lexicon, else $TOLMACH_LEXICON, else in the XDG data folder; the names that come with\n"
      "Tolmach are asked behind it and never changed.");
  add_lexicon_add_command(*command, session);
  add_lexicon_edit_command(*command, session);
  add_lexicon_merge_commands(*command, session);
  add_lexicon_remove_command(*command, session);
  add_lexicon_find_commands(*command, session);
  add_lexicon_review_commands(*command, session);
  add_lexicon_transfer_commands(*command, session);
  add_lexicon_history_commands(*command, session);
  add_lexicon_file_commands(*command, session);
}

}  // namespace tolmach::cli
