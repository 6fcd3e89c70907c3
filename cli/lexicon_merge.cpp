#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/edited_names.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/name_facts.h"
#include "cli/print_json.h"
#include "cli/subcommand.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::Lexicon;
using lexicons::NameId;
using lexicons::NewName;

struct MergeOptions : NameFacts {
  std::string into, from;
  std::vector<std::string> forms;  ///< of split: the names that go
  bool dry_run = false;
};

void print_conflicts(const Session& session, const std::vector<std::string>& conflicts, bool json) {
  for (const std::string& conflict : conflicts) {
    if (json) {
      print_json({{"conflict", conflict}});
    } else {
      log_warning(session, conflict);
    }
  }
}

void merge(const Session& session, const MergeOptions& options) {
  const auto lexicon = lexicon_with(session, options, {}, options.into);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  for (const std::string& id : {options.into, options.from})
    static_cast<void>(require_entity(session, options, *lexicon, id));
  const std::size_t names = lexicon->names_of(options.from).size();
  print_conflicts(session, lexicon->merge(options.into, options.from), options.signature.json);
  if (options.dry_run)
    return report_dry_run(session, options.signature.json,
                          fmt::format("give the {} names of {} to {}", names, options.from, options.into));
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

void split(const Session& session, const MergeOptions& options) {
  const auto lexicon = lexicon_with(session, options, {}, options.from);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  MergeOptions within = options;
  within.entity = options.from;
  Entity into{options.into, require_entity(session, options, *lexicon, options.from).kind};
  std::vector<NameId> names;
  for (const std::string& form : options.forms) {
    const NewName name = named(session, within, *lexicon, form);
    names.push_back({name.entity, name.form, name.language});
  }
  add_said(options, into);
  lexicon->split(options.from, names, into);
  if (options.dry_run)
    return report_dry_run(session, options.signature.json,
                          fmt::format("give {} names of {} to {}", names.size(), options.from, options.into));
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

void describe_merge(CLI::App& command, MergeOptions& options) {
  command.add_option("into", options.into, "the entity that stays, and prevails")->required();
  command.add_option("from", options.from, "the entity that is taken up")->required();
  add_dry_run_option(command, options.dry_run);
  add_signature_options(command, options.signature);
}

void describe_split(CLI::App& command, MergeOptions& options) {
  command.add_option("from", options.from, "the entity that has the names")->required();
  command.add_option("into", options.into, "the entity that gets them; made unless it is there")->required();
  command.add_option("forms", options.forms, "the names")->required();
  command.add_option("--language", options.language, "of the names, where it is not plain");
  command.add_option("--kind", options.kind, "of the new entity");
  add_dry_run_option(command, options.dry_run);
  add_signature_options(command, options.signature);
}

}  // namespace

void add_lexicon_merge_commands(CLI::App& lexicon, Session& session) {
  add_subcommand<MergeOptions>(lexicon, session, "merge", "makes one entity of two, and says what they disagree about",
                               merge, describe_merge);
  add_subcommand<MergeOptions>(lexicon, session, "split", "gives some names of an entity to another", split,
                               describe_split);
}

}  // namespace tolmach::cli
