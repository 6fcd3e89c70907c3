#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/name_facts.h"
#include "formats/lexicon_import.h"
#include "lexicons/name_finder.h"
#include "lexicons/open.h"
#include "normalize/romanise.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::Lexicon;
using lexicons::NameId;
using lexicons::NewName;
using normalize::NameKind;
using normalize::NameStatus;

/// What the commands are told.
struct EditOptions : NameFacts {
  std::vector<std::string> never_same;
  std::vector<std::string> languages, accepted;  ///< of romanised forms
  std::string new_form, new_language, new_entity;
  std::vector<std::string> forms;
  std::string into, from;
  bool dry_run = false;
};

/// The names of a lexicon that are written just so. @param language canonical; empty = any
std::vector<NewName> same_names(const Lexicon& lexicon, const std::string& form, const std::string& language) {
  std::vector<NewName> found;
  for (const normalize::KnownName& known : lexicon.find(form, {})) {
    if (known.form != form || (!language.empty() && known.language != language)) continue;
    for (NewName& name : lexicon.names_of(known.entity)) {
      if (name.form == known.form && name.language == known.language) found.push_back(std::move(name));
    }
  }
  return found;
}

std::optional<NewName> same_name(const Lexicon& lexicon, const std::string& form, const std::string& language) {
  std::vector<NewName> found = same_names(lexicon, form, language);
  if (found.empty()) return {};
  return std::move(found.front());
}

/// A form that a romanisation system makes of a name.
struct Romanised {
  std::string system, form;
};

std::vector<Romanised> romanised(const Session& session, const EditOptions& options) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  std::vector<Romanised> forms;
  for (const normalize::RomanisationSystem& system : romaniser.systems()) {
    if (system.language == language_or_any(options.language))
      forms.push_back({system.id, romaniser.romanise(options.form, system.id)});
  }
  return forms;
}

/// Shows what each system makes of the name, for the languages asked.
void propose_forms(const Session& session, const EditOptions& options, const std::string& entity) {
  for (const Romanised& each : romanised(session, options)) {
    for (const std::string& language : options.languages) {
      if (options.signature.json) {
        const nlohmann::ordered_json object{{"proposed", each.form},
                                            {"language", formats::language_from(language)},
                                            {"system", each.system},
                                            {"entity", entity}};
        fmt::print("{}\n", object.dump());
      } else {
        fmt::print("  {}\t{}\t{}\n", formats::language_from(language), each.system, each.form);
      }
    }
  }
}

/// Stores the forms of the systems that were accepted ("en=uk-2010").
void store_accepted(const Session& session, const EditOptions& options, const std::string& entity, Lexicon& lexicon) {
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

void add(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_to_change(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  if (!options.never_same.empty()) {
    lexicon->add_never_same(options.never_same[0], options.never_same[1], options.source);
    log_note(session,
             fmt::format("{} and {} will never be taken for one", options.never_same[0], options.never_same[1]));
    if (options.signature.json) report_change(session, *lexicon, before, true, {});
    return;
  }
  if (options.form.empty())
    throw Error(Error::Kind::kUsage, "expected a name", {}, "tolmach lexicon add Kyiv --language en");
  // Before anything is stored.
  for (const std::string& language : options.languages) static_cast<void>(formats::language_from(language));
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

/// How to rule on a name, or an entity where `form` is empty, that only the lexicon that comes with Tolmach has; empty
/// where it has none.
std::string hint_of_seed(const Session& session, const EditOptions& options, const std::string& form,
                         const std::string& entity) {
  const auto known = lexicons::open_lexicons(text::DataFolder(session.data), {});
  if (!known.seed) return {};
  constexpr const char* kHint =
      "the lexicon that comes with Tolmach has it, and is never changed; what you say goes before it: 'tolmach lexicon "
      "add {} --entity {} --language {} --status STATUS'";
  if (form.empty()) return known.seed->entity(entity) ? fmt::format(kHint, "NAME", entity, "LANGUAGE") : std::string();
  const std::string language = options.language.empty() ? std::string() : language_or_any(options.language);
  const std::optional<NewName> name = same_name(*known.seed, form, language);
  if (!name || (!entity.empty() && name->entity != entity)) return {};
  return fmt::format(kHint, fmt::format("\"{}\"", form), name->entity, name->language);
}

/// The user's lexicon, to change what is in it. @param form, entity what is to be changed: a hint tells of the seed's
std::unique_ptr<Lexicon> lexicon_with(const Session& session, const EditOptions& options, const std::string& form,
                                      const std::string& entity) {
  std::error_code ignored;
  if (!std::filesystem::exists(lexicon_place(session), ignored)) {
    if (const std::string hint = hint_of_seed(session, options, form, entity); !hint.empty())
      throw Error(Error::Kind::kIo, "there is no lexicon here yet", {session.lexicon.string()}, hint);
  }
  return lexicon_to_amend(session, options.signature);
}

/// @throws Error (usage) when the user's lexicon has no such entity
Entity require_entity(const Session& session, const EditOptions& options, const Lexicon& lexicon,
                      const std::string& id) {
  std::optional<Entity> entity = lexicon.entity(id);
  if (!entity)
    throw Error(Error::Kind::kUsage, fmt::format("your lexicon has no entity \"{}\"", id), {},
                hint_of_seed(session, options, {}, id));
  return *std::move(entity);
}

/// The name that the options mean: the one with that form and, where given, entity and language.
NewName named(const Session& session, const Lexicon& lexicon, const EditOptions& options, const std::string& form) {
  const std::string language = options.language.empty() ? std::string() : language_or_any(options.language);
  std::vector<NewName> found = same_names(lexicon, form, language);
  if (!options.entity.empty()) std::erase_if(found, [&](const NewName& name) { return name.entity != options.entity; });
  if (found.empty())
    throw Error(Error::Kind::kUsage, fmt::format("your lexicon has no such name: {}", form), {},
                hint_of_seed(session, options, form, options.entity));
  if (found.size() > 1)
    throw Error(Error::Kind::kUsage, fmt::format("{} names of your lexicon are written {}", found.size(), form), {},
                "say which with --entity and --language");
  return found.front();
}

void edit(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_with(session, options, options.form, options.entity);
  const std::uint64_t before = lexicon->last_change();
  std::string id = options.entity;
  Lexicon::Transaction transaction(*lexicon, "edit", options.form.empty() ? options.entity : options.form);
  if (!options.form.empty()) {
    NewName name = named(session, *lexicon, options, options.form);
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

void print_json(const nlohmann::ordered_json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

/// @param what would be done; for JSON as well
void report_dry_run(const Session& session, const EditOptions& options, const std::string& what) {
  if (options.signature.json) return print_json({{"dry_run", true}, {"would", what}});
  log_note(session, fmt::format("dry run: would {}", what));
}

void print_conflicts(const Session& session, const std::vector<std::string>& conflicts, bool json) {
  for (const std::string& conflict : conflicts) {
    if (json) {
      print_json({{"conflict", conflict}});
    } else {
      log_warning(session, conflict);
    }
  }
}

void merge(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_with(session, options, {}, options.into);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  for (const std::string& id : {options.into, options.from})
    static_cast<void>(require_entity(session, options, *lexicon, id));
  const std::size_t names = lexicon->names_of(options.from).size();
  print_conflicts(session, lexicon->merge(options.into, options.from), options.signature.json);
  if (options.dry_run)
    return report_dry_run(session, options,
                          fmt::format("give the {} names of {} to {}", names, options.from, options.into));
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

void split(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_with(session, options, {}, options.from);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  EditOptions within = options;
  within.entity = options.from;
  Entity into{options.into, require_entity(session, options, *lexicon, options.from).kind};
  std::vector<NameId> names;
  for (const std::string& form : options.forms) {
    const NewName name = named(session, *lexicon, within, form);
    names.push_back({name.entity, name.form, name.language});
  }
  add_said(options, into);
  lexicon->split(options.from, names, into);
  if (options.dry_run)
    return report_dry_run(session, options,
                          fmt::format("give {} names of {} to {}", names.size(), options.from, options.into));
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

/// @return what goes
std::string remove_said(const Session& session, const EditOptions& options, Lexicon& lexicon) {
  if (!options.never_same.empty()) {
    lexicon.remove_never_same(options.never_same[0], options.never_same[1]);
    return fmt::format("{} / {}", options.never_same[0], options.never_same[1]);
  }
  if (!options.form.empty()) {
    const NewName name = named(session, lexicon, options, options.form);
    lexicon.remove({name.entity, name.form, name.language});
    return fmt::format("{} [{}] of {}", name.form, name.language, name.entity);
  }
  if (options.entity.empty()) throw Error(Error::Kind::kUsage, "expected a name, --entity or --never-same");
  static_cast<void>(require_entity(session, options, lexicon, options.entity));
  const std::size_t names = lexicon.names_of(options.entity).size();
  lexicon.remove_entity(options.entity);
  return fmt::format("{} with {} names", options.entity, names);
}

void remove(const Session& session, const EditOptions& options) {
  const auto lexicon = lexicon_with(session, options, options.form, options.entity);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  const std::string what = remove_said(session, options, *lexicon);
  if (options.dry_run) return report_dry_run(session, options, "remove " + what);
  transaction.commit();
  log_note(session, what + " is removed");
  report_change(session, *lexicon, before, options.signature.json, {});
}

void describe_never_same(CLI::App& command, EditOptions& options) {
  command.add_option("--never-same", options.never_same, "two names that are never to be taken for one")->expected(2);
}

template <typename Run, typename Describe>
void add_command(CLI::App& parent, Session& session, const char* name, const char* what, Run run, Describe describe) {
  auto options = std::make_shared<EditOptions>();
  CLI::App* command = parent.add_subcommand(name, what);
  describe(*command, *options);
  add_signature_options(*command, options->signature);
  command->callback([options, run, &session] { run(session, *options); });
}

void add_dry_run(CLI::App& command, EditOptions& options) {
  command.add_flag("--dry-run", options.dry_run, "say what would be done, and do nothing");
}

}  // namespace

void add_lexicon_edit_commands(CLI::App& lexicon, Session& session) {
  add_command(
      lexicon, session, "add", "adds a name, or two that are never the same", add,
      [](CLI::App& command, EditOptions& options) {
        describe_name(command, options);
        describe_facts(command, options);
        describe_never_same(command, options);
        command
            .add_option("--romanise", options.languages,
                        "propose the form of each romanisation system for these languages")
            ->delimiter(',');
        command.add_option("--accept", options.accepted, "store the form of a romanisation system too: en=uk-2010");
        command.footer(
            "examples:\n  tolmach lexicon add Kyiv --entity kyiv --language en --kind place --status preferred\n"
            "  tolmach lexicon add Куліш --language uk --romanise en,de\n"
            "  tolmach lexicon add --never-same Austria Australia");
      });
  add_command(lexicon, session, "edit", "changes a name, or what is known of its entity", edit,
              [](CLI::App& command, EditOptions& options) {
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
              });
  add_command(lexicon, session, "merge", "makes one entity of two, and says what they disagree about", merge,
              [](CLI::App& command, EditOptions& options) {
                command.add_option("into", options.into, "the entity that stays, and prevails")->required();
                command.add_option("from", options.from, "the entity that is taken up")->required();
                add_dry_run(command, options);
              });
  add_command(
      lexicon, session, "split", "gives some names of an entity to another", split,
      [](CLI::App& command, EditOptions& options) {
        command.add_option("from", options.from, "the entity that has the names")->required();
        command.add_option("into", options.into, "the entity that gets them; made unless it is there")->required();
        command.add_option("forms", options.forms, "the names")->required();
        command.add_option("--language", options.language, "of the names, where it is not plain");
        command.add_option("--kind", options.kind, "of the new entity");
        add_dry_run(command, options);
      });
  add_command(lexicon, session, "remove", "removes a name, an entity with its names, or a pair", remove,
              [](CLI::App& command, EditOptions& options) {
                describe_name(command, options);
                describe_never_same(command, options);
                add_dry_run(command, options);
              });
}

}  // namespace tolmach::cli
