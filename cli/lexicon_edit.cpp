#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
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

/// What may be said of a name and its entity on the command line.
struct NameOptions {
  SignatureOptions signature;
  std::string form, language, entity, kind, status, source, system, description;
  std::string target, style, since, until;
  std::vector<std::string> ids, inflections, parts;
  std::vector<std::string> never_same;
  std::vector<std::string> languages, accepted;  ///< of romanised forms
  std::string new_form, new_language, new_entity;
  std::vector<std::string> forms;
  std::string into, from;
  bool dry_run = false;
};

/// "left=right" → its two sides.
std::pair<std::string, std::string> sides_of(const std::string& text, const char* what) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" is not of the form {}", text, what));
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void add_said(const NameOptions& options, NewName& name) {
  const NameStatus status = formats::status_from(options.status, NameStatus::kAdmitted);
  if (!(options.target + options.style + options.since + options.until).empty()) {
    name.rulings.push_back({status, options.target.empty() ? std::string() : formats::language_from(options.target),
                            options.style, options.since, options.until, options.source});
  } else if (!options.status.empty()) {
    name.status = status;
  }
  if (!options.source.empty()) name.source = options.source;
  if (!options.system.empty()) name.system = options.system;
  for (const std::string& text : options.inflections) {
    const std::size_t at = text.find('=');
    lexicons::Inflection inflection{text.substr(0, at)};
    // "Києва=Case=Gen": the features hold the sign themselves.
    if (at != std::string::npos) inflection.features = text.substr(at + 1);
    if (std::find(name.inflections.begin(), name.inflections.end(), inflection) == name.inflections.end())
      name.inflections.push_back(std::move(inflection));
  }
  if (!options.parts.empty()) name.parts.clear();
  for (const std::string& text : options.parts) {
    const auto [kind, form] = sides_of(text, "family=Шевченко");
    lexicons::NamePart part{lexicons::PartKind::kOther, form};
    if (!lexicons::parse(kind, part.kind))
      throw Error(Error::Kind::kUsage, fmt::format("unknown kind of part \"{}\"", kind), {},
                  "given, patronymic, family, particle, title, suffix or other");
    name.parts.push_back(std::move(part));
  }
}

void add_said(const NameOptions& options, Entity& entity) {
  entity.kind = formats::kind_from(options.kind, entity.kind);
  if (!options.description.empty()) entity.description = options.description;
  for (const std::string& text : options.ids) {
    const auto [scheme, value] = sides_of(text, "wikidata=Q1899");
    entity.external_ids.push_back({scheme, value});
  }
  std::sort(entity.external_ids.begin(), entity.external_ids.end());
}

/// A form that a romanisation system makes of a name.
struct Romanised {
  std::string system, form;
};

std::vector<Romanised> romanised(const Session& session, const NameOptions& options) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  std::vector<Romanised> forms;
  for (const normalize::RomanisationSystem& system : romaniser.systems()) {
    if (system.language == language_or_any(options.language))
      forms.push_back({system.id, romaniser.romanise(options.form, system.id)});
  }
  return forms;
}

/// Shows what each system makes of the name, for the languages asked.
void propose_forms(const Session& session, const NameOptions& options, const std::string& entity) {
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
void store_accepted(const Session& session, const NameOptions& options, const std::string& entity, Lexicon& lexicon) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  for (const std::string& text : options.accepted) {
    const auto [language, system] = sides_of(text, "en=uk-2010");
    lexicon.store({entity, NameKind::kOther, romaniser.romanise(options.form, system), language_or_any(language),
                   NameStatus::kAdmitted, "romanised", system});
  }
}

/// That of the name as it stands, in the user's lexicon or the one that comes with Tolmach: a ruling leaves it as it
/// is.
NameStatus known_status(const Session& session, const NewName& name) {
  const auto known = lexicons::open_lexicons(text::DataFolder(session.data), session.lexicon);
  return lexicons::whole_name(known, {name.entity, name.kind, name.form, name.language, name.status}).status;
}

/// A name without --entity begins a new entity, even where one has the very name: that may not be what was meant.
void hint_of_known(const Session& session, const Lexicon& lexicon, const NewName& name) {
  if (!name.entity.empty()) return;
  for (const normalize::KnownName& known : lexicon.find(name.form, name.language)) {
    if (known.form != name.form || known.language != name.language) continue;
    log_warning(session,
                fmt::format("{} has this name already; 'tolmach lexicon edit' changes it, 'add --entity {}' adds to "
                            "it, 'merge' joins the two",
                            known.entity, known.entity));
    return;
  }
}

void add(const Session& session, const NameOptions& options) {
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
               options.language.empty() ? "und" : formats::language_from(options.language)};
  name.status = known_status(session, name);
  add_said(options, name);
  hint_of_known(session, *lexicon, name);
  std::string id;
  {
    Lexicon::Transaction transaction(*lexicon, "add name", options.form);
    id = lexicon->add(name);
    Entity entity{id};
    add_said(options, entity);
    if (!options.description.empty() || !options.ids.empty()) lexicon->store_entity(entity);
    store_accepted(session, options, id, *lexicon);
    transaction.commit();
  }
  report_change(session, *lexicon, before, options.signature.json, id);
  if (!options.languages.empty()) propose_forms(session, options, id);
}

/// The name that the options mean: the one with that form and, where given, entity and language.
NewName named(const Lexicon& lexicon, const NameOptions& options, const std::string& form) {
  std::vector<NewName> found;
  for (const normalize::KnownName& known : lexicon.find(form, {})) {
    if (known.form != form) continue;
    if (!options.entity.empty() && known.entity != options.entity) continue;
    if (!options.language.empty() && known.language != language_or_any(options.language)) continue;
    for (NewName& name : lexicon.names_of(known.entity)) {
      if (name.form == known.form && name.language == known.language) found.push_back(std::move(name));
    }
  }
  if (found.empty()) throw Error(Error::Kind::kUsage, fmt::format("your lexicon has no such name: {}", form));
  if (found.size() > 1)
    throw Error(Error::Kind::kUsage, fmt::format("{} names of your lexicon are written {}", found.size(), form), {},
                "say which with --entity and --language");
  return found.front();
}

void edit(const Session& session, const NameOptions& options) {
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  std::string id = options.entity;
  Lexicon::Transaction transaction(*lexicon, "edit", options.form.empty() ? options.entity : options.form);
  if (!options.form.empty()) {
    NewName name = named(*lexicon, options, options.form);
    const NameId old{name.entity, name.form, name.language};
    id = name.entity;
    add_said(options, name);
    if (!options.new_form.empty()) name.form = options.new_form;
    if (!options.new_language.empty()) name.language = formats::language_from(options.new_language);
    lexicon->replace(old, name);
  }
  const bool of_entity = !(options.kind + options.description + options.new_entity).empty() || !options.ids.empty();
  if (of_entity) {
    std::optional<Entity> entity = lexicon->entity(id);
    if (!entity) throw Error(Error::Kind::kUsage, fmt::format("there is no entity \"{}\"", id));
    add_said(options, *entity);
    if (!options.new_entity.empty()) entity->id = options.new_entity;
    lexicon->replace_entity(id, *entity);
    id = entity->id;
  } else if (options.form.empty()) {
    throw Error(Error::Kind::kUsage, "expected a name, or --entity with what to change of it");
  }
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, id);
}

void print_conflicts(const Session& session, const std::vector<std::string>& conflicts, bool json) {
  for (const std::string& conflict : conflicts) {
    if (json) {
      const nlohmann::ordered_json object{{"conflict", conflict}};
      fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    } else {
      log_warning(session, conflict);
    }
  }
}

void merge(const Session& session, const NameOptions& options) {
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  print_conflicts(session, lexicon->merge(options.into, options.from), options.signature.json);
  if (options.dry_run) return log_note(session, "dry run: nothing was changed");
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

void split(const Session& session, const NameOptions& options) {
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  NameOptions within = options;
  within.entity = options.from;
  std::vector<NameId> names;
  for (const std::string& form : options.forms) {
    const NewName name = named(*lexicon, within, form);
    names.push_back({name.entity, name.form, name.language});
  }
  Entity into{options.into, lexicon->entity(options.from) ? lexicon->entity(options.from)->kind : NameKind::kOther};
  add_said(options, into);
  Lexicon::Transaction transaction(*lexicon);
  lexicon->split(options.from, names, into);
  if (options.dry_run) return log_note(session, fmt::format("dry run: {} names would go", names.size()));
  transaction.commit();
  report_change(session, *lexicon, before, options.signature.json, options.into);
}

void remove(const Session& session, const NameOptions& options) {
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  Lexicon::Transaction transaction(*lexicon);
  std::string what;
  if (!options.never_same.empty()) {
    lexicon->remove_never_same(options.never_same[0], options.never_same[1]);
    what = fmt::format("{} / {}", options.never_same[0], options.never_same[1]);
  } else if (!options.form.empty()) {
    const NewName name = named(*lexicon, options, options.form);
    lexicon->remove({name.entity, name.form, name.language});
    what = fmt::format("{} [{}] of {}", name.form, name.language, name.entity);
  } else if (!options.entity.empty()) {
    const std::size_t names = lexicon->names_of(options.entity).size();
    lexicon->remove_entity(options.entity);
    what = fmt::format("{} with {} names", options.entity, names);
  } else {
    throw Error(Error::Kind::kUsage, "expected a name, --entity or --never-same");
  }
  if (options.dry_run) return log_note(session, fmt::format("dry run: {} would go", what));
  transaction.commit();
  log_note(session, what + " is removed");
  report_change(session, *lexicon, before, options.signature.json, {});
}

void describe_name(CLI::App& command, NameOptions& options) {
  command.add_option("form", options.form, "the name as it is written");
  command.add_option("--language", options.language, "language it is used in (default: any)");
  command.add_option("--entity", options.entity, "id of what it names; names with one id belong together");
}

void describe_facts(CLI::App& command, NameOptions& options) {
  command.add_option("--kind", options.kind, "person, place, organisation, work or other");
  command.add_option("--status", options.status,
                     "preferred, admitted, deprecated, superseded, forbidden or misspelling");
  command.add_option("--target", options.target, "the status holds in texts in this language only");
  command.add_option("--style", options.style, "the status holds in this house style only");
  command.add_option("--since", options.since, "the status holds from this day, month or year on");
  command.add_option("--until", options.until, "the status holds to this day, month or year");
  command.add_option("--source", options.source, "where it comes from");
  command.add_option("--system", options.system, "romanisation system that made the form, as uk-2010");
  command.add_option("--part", options.parts, "a part of the name, in order: given=Тарас family=Шевченко");
  command.add_option("--inflection", options.inflections, "an inflected form and its features: Києва=Case=Gen");
  command.add_option("--description", options.description, "of the entity");
  command.add_option("--id", options.ids, "of the entity in another collection: wikidata=Q1899");
}

void describe_never_same(CLI::App& command, NameOptions& options) {
  command.add_option("--never-same", options.never_same, "two names that are never to be taken for one")->expected(2);
}

template <typename Run, typename Describe>
void add_command(CLI::App& parent, Session& session, const char* name, const char* what, Run run, Describe describe) {
  auto options = std::make_shared<NameOptions>();
  CLI::App* command = parent.add_subcommand(name, what);
  describe(*command, *options);
  add_signature_options(*command, options->signature);
  command->callback([options, run, &session] { run(session, *options); });
}

void add_dry_run(CLI::App& command, NameOptions& options) {
  command.add_flag("--dry-run", options.dry_run, "say what would be done, and do nothing");
}

}  // namespace

void add_lexicon_edit_commands(CLI::App& lexicon, Session& session) {
  add_command(
      lexicon, session, "add", "adds a name, or two that are never the same", add,
      [](CLI::App& command, NameOptions& options) {
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
              [](CLI::App& command, NameOptions& options) {
                describe_name(command, options);
                describe_facts(command, options);
                command.add_option("--new-form", options.new_form, "write the name so");
                command.add_option("--new-language", options.new_language, "language it is used in from now on");
                command.add_option("--new-entity", options.new_entity, "another id for the entity");
                command.footer(
                    "examples:\n  tolmach lexicon edit Kiev --language en --status deprecated\n"
                    "  tolmach lexicon edit --entity kyiv --id wikidata=Q1899");
              });
  add_command(lexicon, session, "merge", "makes one entity of two, and says what they disagree about", merge,
              [](CLI::App& command, NameOptions& options) {
                command.add_option("into", options.into, "the entity that stays, and prevails")->required();
                command.add_option("from", options.from, "the entity that is taken up")->required();
                add_dry_run(command, options);
              });
  add_command(
      lexicon, session, "split", "gives some names of an entity to another", split,
      [](CLI::App& command, NameOptions& options) {
        command.add_option("from", options.from, "the entity that has the names")->required();
        command.add_option("into", options.into, "the entity that gets them; made unless it is there")->required();
        command.add_option("forms", options.forms, "the names")->required();
        command.add_option("--language", options.language, "of the names, where it is not plain");
        command.add_option("--kind", options.kind, "of the new entity");
        add_dry_run(command, options);
      });
  add_command(lexicon, session, "remove", "removes a name, an entity with its names, or a pair", remove,
              [](CLI::App& command, NameOptions& options) {
                describe_name(command, options);
                describe_never_same(command, options);
                add_dry_run(command, options);
              });
}

}  // namespace tolmach::cli
