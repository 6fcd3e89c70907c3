#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/edited_names.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/name_facts.h"
#include "cli/subcommand.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using lexicons::Lexicon;
using lexicons::NewName;

struct RemoveOptions : NameFacts {
  std::vector<std::string> never_same;
  bool dry_run = false;
};

/// @return what goes
std::string remove_said(const Session& session, const RemoveOptions& options, Lexicon& lexicon) {
  if (!options.never_same.empty()) {
    lexicon.remove_never_same(options.never_same[0], options.never_same[1]);
    return fmt::format("{} / {}", options.never_same[0], options.never_same[1]);
  }
  if (!options.form.empty()) {
    const NewName name = named(session, options, lexicon, options.form);
    lexicon.remove({name.entity, name.form, name.language});
    return fmt::format("{} [{}] of {}", name.form, name.language, name.entity);
  }
  if (options.entity.empty()) throw Error(Error::Kind::kUsage, "expected a name, --entity or --never-same");
  static_cast<void>(require_entity(session, options, lexicon, options.entity));
  const std::size_t names = lexicon.names_of(options.entity).size();
  lexicon.remove_entity(options.entity);
  return fmt::format("{} with {} names", options.entity, names);
}

void remove(const Session& session, const RemoveOptions& options) {
  const auto lexicon = lexicon_with(session, options, options.form, options.entity);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  const std::string what = remove_said(session, options, *lexicon);
  if (options.dry_run) return report_dry_run(session, options.signature.json, "remove " + what);
  transaction.commit();
  log_note(session, what + " is removed");
  report_change(session, *lexicon, before, options.signature.json, {});
}

void describe_remove(CLI::App& command, RemoveOptions& options) {
  describe_name(command, options);
  describe_never_same(command, options.never_same);
  add_dry_run_option(command, options.dry_run);
  add_signature_options(command, options.signature);
}

}  // namespace

void add_lexicon_remove_command(CLI::App& lexicon, Session& session) {
  add_subcommand<RemoveOptions>(lexicon, session, "remove", "removes a name, an entity with its names, or a pair",
                                remove, describe_remove);
}

}  // namespace tolmach::cli
