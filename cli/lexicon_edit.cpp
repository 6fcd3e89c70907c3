#include <CLI/CLI.hpp>

#include "cli/edited_names.h"
#include "cli/lexicon_commands.h"
#include "cli/name_facts.h"
#include "cli/subcommand.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::Lexicon;
using lexicons::NameId;
using lexicons::NewName;

struct EditOptions : NameFacts {
  std::string new_form, new_language, new_entity;
};

void edit(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_with(session, options, options.form, options.entity);
  const std::uint64_t before = lexicon->last_change();
  std::string id = options.entity;
  Lexicon::Transaction transaction(*lexicon, "edit", options.form.empty() ? options.entity : options.form);
  if (!options.form.empty()) {
    NewName name = named(session, options, *lexicon, options.form);
    const NameId old{name.entity, name.form, name.language};
    id = name.entity;
    add_said(session, options, name);
    if (!options.new_form.empty()) name.form = options.new_form;
    if (!options.new_language.empty()) name.language = language_said(session, options.new_language);
    lexicon->replace(old, name);
  }
  if (says_of_entity(options) || !options.new_entity.empty()) {
    Entity entity = require_entity(session, options, *lexicon, id);
    add_said(options, entity);
    if (!options.new_entity.empty()) entity.id = options.new_entity;
    lexicon->replace_entity(id, entity);
    id = entity.id;
  } else if (options.form.empty()) {
    throw Error(Error::Kind::kUsage, "expected a name, or --entity with what to change of it");
  }
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, id);
}

void describe_edit(CLI::App& command, EditOptions& options) {
  describe_name(command, options);
  describe_facts(command, options);
  describe_clear(command, options);
  command.add_option("--new-form", options.new_form, "write the name so");
  command.add_option("--new-language", options.new_language, "language it is used in from now on");
  command.add_option("--new-entity", options.new_entity, "another id for the entity");
  command.footer(
      "examples:\n  tolmach lexicon edit Kiev --language en --status deprecated\n"
      "  tolmach lexicon edit --entity kyiv --id wikidata=Q1899\n"
      "  tolmach lexicon edit Kiev --clear source,rulings");
  add_signature_options(command, options.signature);
}

}  // namespace

void add_lexicon_edit_command(CLI::App& lexicon, Session& session) {
  add_subcommand<EditOptions>(lexicon, session, "edit", "changes a name, or what is known of its entity", edit,
                              describe_edit);
}

}  // namespace tolmach::cli
