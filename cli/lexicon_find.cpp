#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/exit_status.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "formats/json_line.h"
#include "formats/lexicon_import.h"
#include "formats/lexicon_jsonl.h"
#include "formats/lexicon_tsv.h"
#include "formats/output_file.h"
#include "formats/table_tsv.h"
#include "lexicons/name_finder.h"
#include "lexicons/open.h"
#include "normalize/name_explanation.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

struct FindOptions {
  std::string form, language, kind, output = "-";
  std::string target, style, date;  ///< the text that names are wanted for
  bool all = false, entities = false, json = false;
  std::size_t near = 0;  ///< names that are like the form; 0 = those of its spelling
};

std::optional<normalize::NameKind> kind_of(const FindOptions& options) {
  if (options.kind.empty()) return {};
  return formats::kind_from(options.kind, normalize::NameKind::kOther);
}

lexicons::TextScope scope_of(const FindOptions& options) {
  return {options.target.empty() ? std::string() : text::given_language(options.target), options.style, options.date};
}

/// The names as they stand in the text that was asked about.
std::vector<lexicons::NewName> rows_of(const lexicons::OpenLexicons& lexicons,
                                       const std::vector<normalize::KnownName>& names, const FindOptions& options) {
  const lexicons::TextScope text = scope_of(options);
  lexicons::require_ruling_date(text.date);
  std::vector<lexicons::NewName> rows;
  for (const normalize::KnownName& known : names) {
    lexicons::NewName name = lexicons::whole_name(lexicons, known);
    if (!text.date.empty() && !lexicons::in_use(name, text.date)) continue;
    rows.push_back(
        {name.entity, name.kind, name.form, name.language, lexicons::status_for(name, text), name.source, name.system});
  }
  return rows;
}

/// Names of that spelling, and those of which it is an inflected form.
std::vector<normalize::KnownName> hits_of(const lexicons::OpenLexicons& lexicons, const normalize::NameLemmas& lemmas,
                                          const FindOptions& options) {
  const std::string language = options.language.empty() ? std::string() : text::given_language(options.language);
  std::vector<normalize::KnownName> hits = lexicons.stack->find(options.form, language);
  const std::string base(text::base_language(language));
  for (normalize::KnownName& name : lexicons::inflected_names(lexicons, lemmas, options.form, base))
    hits.push_back(std::move(name));
  return hits;
}

/// What was found, or all forms of it.
std::vector<normalize::KnownName> shown_of(const lexicons::OpenLexicons& lexicons, const normalize::NameLemmas& lemmas,
                                           const FindOptions& options) {
  std::vector<normalize::KnownName> shown;
  std::set<std::string> entities;
  const std::optional<normalize::NameKind> kind = kind_of(options);
  for (const normalize::KnownName& hit : hits_of(lexicons, lemmas, options)) {
    if (kind && lexicons::whole_name(lexicons, hit).kind != *kind) continue;
    const bool is_new = entities.insert(hit.entity).second;
    if (!options.all) {
      if (is_new || !options.entities) shown.push_back(hit);
    } else if (is_new) {
      for (const normalize::KnownName& form : lexicons.stack->forms_of(hit.entity)) shown.push_back(form);
    }
  }
  return shown;
}

void find(Session& session, const FindOptions& options) {
  const text::DataFolder data(session.data);
  const auto lexicons = lexicons::open_lexicons(data, session.lexicon);
  const normalize::NameLemmas lemmas(data);
  std::vector<lexicons::NewName> rows = rows_of(lexicons, shown_of(lexicons, lemmas, options), options);
  if (const std::string target = scope_of(options).language; !target.empty())
    std::stable_partition(rows.begin(), rows.end(), [&](const lexicons::NewName& name) {
      return text::base_language(name.language) == text::base_language(target);
    });
  formats::OutputFile output(options.output);
  if (!options.json) formats::write_lexicon_tsv_header(output.stream());
  for (const lexicons::NewName& name : rows) {
    if (options.json) {
      output.stream() << formats::lexicon_json(name) << '\n';
    } else {
      formats::write_lexicon_tsv_row(name, output.stream());
    }
  }
  output.commit();
  if (!rows.empty()) return;
  session.exit_status = kNotAll;
  log_note(session, "no name is spelled so; --near 5 shows those that are like it");
}

nlohmann::ordered_json found_json(const lexicons::FoundName& found) {
  return {{"score", std::round(found.score * 1e4) / 1e4},
          {"entity", found.name.entity},
          {"form", found.name.form},
          {"language", found.name.language},
          {"kind", normalize::to_string(found.name.kind)},
          {"status", normalize::to_string(found.status)},
          {"explanation", found.explanation},
          {"match", lexicons::to_string(found.match)},
          {"use", found.use}};
}

void write_found_row(const lexicons::FoundName& found, std::ostream& out) {
  out << fmt::format("{:.4f}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", found.score, formats::escape_field(found.name.entity),
                     formats::escape_field(found.name.form), found.name.language, normalize::to_string(found.name.kind),
                     normalize::to_string(found.status), formats::escape_field(found.explanation),
                     lexicons::to_string(found.match), formats::escape_field(found.use));
}

lexicons::NameQuery query_of(const FindOptions& options) {
  lexicons::NameQuery query{options.form, options.near};
  if (!options.language.empty()) query.language = text::base_language(text::given_language(options.language));
  query.kind = kind_of(options);
  query.text = scope_of(options);
  query.each_entity_once = options.entities;
  return query;
}

/// Names that may be meant, likeliest first, each with the reason.
void find_near(Session& session, const FindOptions& options) {
  const text::DataFolder data(session.data);
  const auto lexicons = lexicons::open_lexicons(data, session.lexicon);
  const normalize::NameMatcher matcher(data, lexicons.stack.get());
  std::vector<const lexicons::Lexicon*> searched;
  for (const lexicons::Lexicon* lexicon : {lexicons.user.get(), lexicons.seed.get()})
    if (lexicon != nullptr) searched.push_back(lexicon);
  const lexicons::NearSearch near(searched, matcher, data);
  normalize::NameExplainer explainer(data, matcher, lexicons.stack.get());
  const normalize::NameLemmas lemmas(data);
  const auto hits = lexicons::NameFinder(lexicons, near, lemmas, explainer).find(query_of(options));
  if (near.had_to_index())
    log_note(session,
             "the lexicon has no search index of this data and program: the next change makes it, or 'tolmach lexicon "
             "vacuum'");
  formats::OutputFile output(options.output);
  if (!options.json) output.stream() << "score\tentity\tform\tlanguage\tkind\tstatus\texplanation\tmatch\tuse\n";
  for (const lexicons::FoundName& hit : hits) {
    if (options.json) {
      output.stream() << formats::json_line(found_json(hit)) << '\n';
    } else {
      write_found_row(hit, output.stream());
    }
  }
  output.commit();
  if (hits.empty()) session.exit_status = kNotAll;
}

void run_find(Session& session, const FindOptions& options) {
  if (const auto bad = text::find_invalid_utf8(options.form))
    throw Error(Error::Kind::kUsage, fmt::format("byte {} of the name is not UTF-8", *bad + 1));
  constexpr std::size_t kLongestName = 400;  // bytes, as for --compare
  if (options.form.size() > kLongestName)
    throw Error(Error::Kind::kUsage, fmt::format("{} bytes are too long for a name, at most {} are expected",
                                                 options.form.size(), kLongestName));
  if (options.near > 0) {
    find_near(session, options);
  } else {
    find(session, options);
  }
}

struct ShowOptions {
  std::string entity;
  bool json = false;
};

void print_details(const lexicons::NewName& name) {
  for (const lexicons::Ruling& ruling : name.rulings) {
    fmt::print("    {}", normalize::to_string(ruling.status));
    for (const auto& [what, value] : {std::pair("in texts in", &ruling.target_language),
                                      {"style", &ruling.style},
                                      {"since", &ruling.since},
                                      {"until", &ruling.until},
                                      {"by", &ruling.source}}) {
      if (!value->empty()) fmt::print(" {} {}", what, text::visible(*value));
    }
    fmt::print("\n");
  }
  for (const lexicons::NamePart& part : name.parts)
    fmt::print("    {}: {}\n", lexicons::to_string(part.kind), text::visible(part.form));
  for (const lexicons::Inflection& form : name.inflections)
    fmt::print("    form: {} {}\n", text::visible(form.form), text::visible(form.features));
  for (const lexicons::Evidence& seen : name.evidence)
    fmt::print("    seen {} times in {} {}\n", seen.count, text::visible(seen.document), text::visible(seen.passage));
}

/// An entity as the user's lexicon has it, with what only the one that comes with Tolmach knows.
std::optional<lexicons::Entity> entity_of(const lexicons::OpenLexicons& lexicons, const std::string& id) {
  const auto in = [&](const lexicons::Lexicon* lexicon) {
    return lexicon == nullptr ? std::nullopt : lexicon->entity(id);
  };
  std::optional<lexicons::Entity> own = in(lexicons.user.get()), seed = in(lexicons.seed.get());
  if (!own || !seed) return own ? own : seed;
  if (own->kind == normalize::NameKind::kOther) own->kind = seed->kind;
  if (own->description.empty()) own->description = seed->description;
  own->external_ids.insert(own->external_ids.end(), seed->external_ids.begin(), seed->external_ids.end());
  std::sort(own->external_ids.begin(), own->external_ids.end());
  own->external_ids.erase(std::unique(own->external_ids.begin(), own->external_ids.end()), own->external_ids.end());
  return own;
}

/// Whether a lexicon holds the entity; if so it is shown.
bool show_entity(const lexicons::OpenLexicons& lexicons, const ShowOptions& options) {
  const auto entity = entity_of(lexicons, options.entity);
  if (!entity) return false;
  const std::vector<lexicons::NewName> names = lexicons::whole_names(lexicons, entity->id);
  if (options.json) {
    fmt::print("{}\n", formats::lexicon_json(*entity));
    for (const lexicons::NewName& name : names) fmt::print("{}\n", formats::lexicon_json(name));
    return true;
  }
  fmt::print("{} ({}) {}\n", text::visible(entity->id), normalize::to_string(entity->kind),
             text::visible(entity->description));
  for (const lexicons::ExternalId& id : entity->external_ids)
    fmt::print("  {}: {}\n", text::visible(id.scheme), text::visible(id.value));
  for (const lexicons::NewName& name : names) {
    fmt::print("  {} [{}] {}", text::visible(name.form), name.language, normalize::to_string(name.status));
    if (!name.system.empty()) fmt::print(", by {}", name.system);
    if (!name.source.empty()) fmt::print(" ({})", text::visible(name.source));
    fmt::print("\n");
    print_details(name);
  }
  return true;
}

void show(Session& session, const ShowOptions& options) {
  const auto lexicons = lexicons::open_lexicons(text::DataFolder(session.data), session.lexicon);
  if (show_entity(lexicons, options)) return;
  session.exit_status = kNotAll;
  std::string message = fmt::format("there is no entity \"{}\"", options.entity);
  if (const auto names = lexicons.stack->find(options.entity, {}); !names.empty())
    message += fmt::format("; a name is spelled so: 'tolmach lexicon show {}'", names.front().entity);
  log_error(session, fmt::format("{}; 'tolmach lexicon find \"{}\" --near 5' shows names that are like it", message,
                                 options.entity));
}

void stats(const Session& session, bool json) {
  const lexicons::LexiconStatistics statistics = lexicon_to_read(session).statistics();
  if (json) {
    fmt::print("{}\n", formats::lexicon_json(statistics));
    return;
  }
  fmt::print("entities\t{}\nnames\t{}\nlanguages\t{}\nnever the same\t{}\nproposals\t{}\nword pairs\t{}\nchanges\t{}\n",
             statistics.entities, statistics.names, statistics.languages, statistics.never_same_pairs,
             statistics.proposals, statistics.word_pairs, statistics.changes);
}

}  // namespace

void add_lexicon_find_commands(CLI::App& lexicon, Session& session) {
  auto options = std::make_shared<FindOptions>();
  CLI::App* command =
      lexicon.add_subcommand("find", "finds a name in your lexicon and the one that comes with Tolmach");
  command->add_option("form", options->form, "the name; case and accents do not matter")->required();
  command->add_option("--language", options->language, "show names of this language first; with --near: only these");
  command->add_flag("--all", options->all, "all forms of what was found");
  command
      ->add_option("--near", options->near,
                   "at most so many names, of the same spelling or that sound like it in any script, the likeliest "
                   "first, each with the reason")
      ->check(CLI::Range(1, 1000));
  command->add_option("--kind", options->kind, "only persons, places … : person, place, organisation, work or other");
  command->add_option("--date", options->date, "only names in use on this day, or in this month or year");
  command->add_option("--in", options->target, "the status in texts in this language (default: that of the name)");
  command->add_option("--style", options->style, "the status in this house style");
  command->add_flag("--entities", options->entities, "of each entity the best name only");
  add_json_option(*command, options->json);
  add_output_option(*command, options->output);
  command->footer(
      "Exit status 1 when nothing is found.\n\nexamples:\n  tolmach lexicon find Kiev --all\n  tolmach lexicon find "
      "Київ --json\n  tolmach lexicon find Zelenskiy --near 5 --kind person --in en");
  command->callback([options, &session] { run_find(session, *options); });

  auto show_options = std::make_shared<ShowOptions>();
  CLI::App* show_command = lexicon.add_subcommand("show", "shows an entity with all that is known of it");
  show_command->add_option("entity", show_options->entity, "its id")->required();
  add_json_option(*show_command, show_options->json);
  show_command->footer("Exit status 1 when there is none.\n\nexamples:\n  tolmach lexicon show city:Europe/Kyiv");
  show_command->callback([show_options, &session] { show(session, *show_options); });

  auto json = std::make_shared<bool>(false);
  CLI::App* stats_command = lexicon.add_subcommand("stats", "counts what your lexicon holds");
  add_json_option(*stats_command, *json);
  stats_command->callback([json, &session] { stats(session, *json); });
}

}  // namespace tolmach::cli
