#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/edited_names.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/name_facts.h"
#include "cli/print_json.h"
#include "cli/subcommand.h"
#include "formats/lexicon_import.h"
#include "lexicons/name_finder.h"
#include "lexicons/open.h"
#include "normalize/romanise.h"
#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::Lexicon;
using lexicons::NewName;
using normalize::NameKind;
using normalize::NameStatus;

struct AddOptions : NameFacts {
  std::vector<std::string> never_same;
  std::vector<std::string> languages, accepted;  ///< of romanised forms
};

/// A form that a romanisation system makes of a name.
struct Romanised {
  std::string system, form;
};

std::vector<Romanised> romanised(const Session& session, const AddOptions& options) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  std::vector<Romanised> forms;
  for (const normalize::RomanisationSystem& system : romaniser.systems()) {
    if (system.language == language_or_any(options.language))
      forms.push_back({system.id, romaniser.romanise(options.form, system.id)});
  }
  return forms;
}

/// Shows what each system makes of the name, for the languages asked.
void propose_forms(const Session& session, const AddOptions& options, const std::string& entity) {
  for (const Romanised& each : romanised(session, options)) {
    for (const std::string& language : options.languages) {
      if (options.signature.json) {
        print_json({{"proposed", each.form},
                    {"language", text::given_language(language)},
                    {"system", each.system},
                    {"entity", entity}});
      } else {
        fmt::print("  {}\t{}\t{}\n", text::given_language(language), each.system, each.form);
      }
    }
  }
}

/// Stores the forms of the systems that were accepted ("en=uk-2010").
void store_accepted(const Session& session, const AddOptions& options, const std::string& entity, Lexicon& lexicon) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  for (const std::string& text : options.accepted) {
    const auto [language, system] = sides_of(text, "en=uk-2010");
    lexicon.store({entity, NameKind::kOther, romaniser.romanise(options.form, system), language_said(session, language),
                   NameStatus::kAdmitted, "romanised", system});
  }
}

/// Says that a name is there already, where one without --entity begins a new entity beside it: that may not be what
/// was meant.
void hint_of_known(const Session& session, const lexicons::OpenLexicons& known, const NewName& name) {
  if (!name.entity.empty()) return;
  for (const Lexicon* lexicon : {known.user.get(), known.seed.get()}) {
    const std::optional<NewName> same =
        lexicon == nullptr ? std::nullopt : same_name(*lexicon, name.form, name.language);
    if (!same) continue;
    if (lexicon == known.seed.get()) {
      return log_warning(session, fmt::format("{} of the lexicon that comes with Tolmach has this name already; 'add "
                                              "--entity {}' says more of it",
                                              same->entity, same->entity));
    }
    return log_warning(session,
                       fmt::format("{} has this name already; 'tolmach lexicon edit' changes it, 'add --entity {}' "
                                   "adds to it, 'merge' joins the two",
                                   same->entity, same->entity));
  }
}

void add_never_same(const Session& session, const AddOptions& options, Lexicon& lexicon) {
  const std::uint64_t before = lexicon.last_change();
  lexicon.add_never_same(options.never_same[0], options.never_same[1], options.source);
  log_note(session, fmt::format("{} and {} will never be taken for one", options.never_same[0], options.never_same[1]));
  if (options.signature.json) report_change(session, lexicon, before, true, {});
}

void add(const Session& session, const AddOptions& options) {
  const auto lexicon = lexicon_to_change(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  if (!options.never_same.empty()) return add_never_same(session, options, *lexicon);
  if (options.form.empty())
    throw Error(Error::Kind::kUsage, "expected a name", {}, "tolmach lexicon add Kyiv --language en");
  // Before anything is stored.
  for (const std::string& language : options.languages) static_cast<void>(text::given_language(language));
  NewName name{options.entity, formats::kind_from(options.kind, NameKind::kOther), options.form,
               options.language.empty() ? "und" : language_said(session, options.language)};
  {
    const auto known = lexicons::open_lexicons(text::DataFolder(session.data), session.lexicon);
    // A ruling leaves the name's own status as it stands, in either lexicon.
    name.status = lexicons::whole_name(known, {name.entity, name.kind, name.form, name.language, name.status}).status;
    hint_of_known(session, known, name);
  }
  add_said(session, options, name);
  std::string id;
  {
    Lexicon::Transaction transaction(*lexicon, "add name", options.form);
    id = lexicon->add(name);
    Entity entity{id};
    add_said(options, entity);
    if (says_of_entity(options)) lexicon->store_entity(entity);
    store_accepted(session, options, id, *lexicon);
    transaction.commit();
  }
  report_change(session, *lexicon, before, options.signature.json, id);
  if (!options.languages.empty()) propose_forms(session, options, id);
}

void describe_add(CLI::App& command, AddOptions& options) {
  describe_name(command, options);
  describe_facts(command, options);
  describe_never_same(command, options.never_same);
  command
      .add_option("--romanise", options.languages, "propose the form of each romanisation system for these languages")
      ->delimiter(',');
  command.add_option("--accept", options.accepted, "store the form of a romanisation system too: en=uk-2010");
  command.footer(
      "examples:\n  tolmach lexicon add Kyiv --entity kyiv --language en --kind place --status preferred\n"
      "  tolmach lexicon add Куліш --language uk --romanise en,de\n"
      "  tolmach lexicon add --never-same Austria Australia");
  add_signature_options(command, options.signature);
}

}  // namespace

void add_lexicon_add_command(CLI::App& lexicon, Session& session) {
  add_subcommand<AddOptions>(lexicon, session, "add", "adds a name, or two that are never the same", add, describe_add);
}

}  // namespace tolmach::cli
