#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/normalize_apply.h"
#include "cli/pair_options.h"
#include "cli/table_languages.h"
#include "formats/json_line.h"
#include "formats/name_explanation_json.h"
#include "formats/name_pairs.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "lexicons/open.h"
#include "normalize/name_explanation.h"
#include "normalize/name_similarity.h"
#include "normalize/romanise.h"
#include "normalize/system_detection.h"
#include "pipeline/name_gatherer.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/unicode.h"

namespace tolmach::cli {
namespace {

struct NormalizeOptions {
  ApplyOptions apply;
  std::string system;
  std::string restore;
  bool list_systems = false;
  std::string detect;
  std::string pairs;
  std::vector<std::string> names;
  std::string language_a, language_b;
  bool explain = false;
  bool json = false;
  std::string output = "-";
};

std::string canonical_or_unknown(const std::string& tag) {
  return tag.empty() ? "und" : text::given_language(tag);
}

/// Line by line, so that it serves in a pipe.
void romanise_input(const Session& session, const NormalizeOptions& options) {
  const text::DataFolder data(session.data);
  const bool back = !options.restore.empty();
  const std::string& system = back ? options.restore : options.system;
  // Kanji are read by the lexicon; for other languages it is not opened.
  lexicons::OpenLexicons lexicons;
  if (system.rfind("ja-", 0) == 0) lexicons = pipeline::lexicons_of(settings_of(session));
  normalize::Romaniser romaniser(data, lexicons.stack.get());
  const auto convert = [&](const std::string& line) {
    return back ? romaniser.restore(line, system) : romaniser.romanise(line, system);
  };
  static_cast<void>(convert(""));  // an unknown system is reported before any input is read
  formats::OutputFile output(options.output);
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (const auto bad = text::find_invalid_utf8(line)) {
      Where where{"-", number};
      where.column = *bad + 1;
      throw Error(Error::Kind::kIo, "a byte is not UTF-8", where);
    }
    output.stream() << convert(line) << '\n';
  }
  output.commit();
}

void list_systems(const Session& session, const NormalizeOptions& options) {
  normalize::Romaniser romaniser{text::DataFolder(session.data)};
  formats::OutputFile output(options.output);
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  if (!options.json) output.stream() << "system\tlanguage\tname\tauthority\tyear\treversible\taliases\n";
  for (const normalize::RomanisationSystem& system : romaniser.systems()) {
    if (options.json)
      list.push_back({{"system", system.id},
                      {"language", system.language},
                      {"name", system.name},
                      {"authority", system.authority},
                      {"year", system.year},
                      {"source", system.source},
                      {"reversible", system.reversible},
                      {"aliases", system.aliases}});
    else
      output.stream() << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", system.id, system.language, system.name,
                                     system.authority, system.year, system.reversible ? "yes" : "no",
                                     fmt::join(system.aliases, " "));
  }
  if (options.json) output.stream() << formats::json_line(list) << '\n';
  output.commit();
}

/// Exit status 1 where no system makes the form.
void detect_system(Session& session, const NormalizeOptions& options) {
  if (const auto bad = text::find_invalid_utf8(options.detect))
    throw Error(Error::Kind::kUsage, fmt::format("byte {} of the form is not UTF-8", *bad + 1));
  const text::DataFolder data(session.data);
  const lexicons::OpenLexicons lexicons = pipeline::lexicons_of(settings_of(session));
  normalize::SystemDetector detector(data, lexicons.stack.get());
  const std::vector<normalize::SystemGuess> guesses = detector.detect(options.detect);
  formats::OutputFile output(options.output);
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  if (!options.json) output.stream() << "probability\tsystem\tlanguage\tsource\treason\n";
  for (const normalize::SystemGuess& guess : guesses) {
    if (options.json)
      list.push_back({{"system", guess.system},
                      {"language", guess.language},
                      {"source", guess.source},
                      {"probability", guess.probability},
                      {"known_name", guess.known_name},
                      {"reason", guess.reason}});
    else
      output.stream() << fmt::format("{:.3f}\t{}\t{}\t{}\t{}\n", guess.probability, guess.system, guess.language,
                                     guess.source, guess.reason);
  }
  if (options.json) output.stream() << formats::json_line(list) << '\n';
  output.commit();
  if (guesses.empty()) session.exit_status = kNotAll;
}

/// The rows of a table with a score at their end.
void compare_pairs(const Session& session, const normalize::NameMatcher& matcher, const NormalizeOptions& options) {
  std::istringstream content(formats::read_file(options.pairs));
  formats::TableReader table(content, options.pairs, /*escapes=*/false);
  const formats::NamePairColumns columns(table);
  formats::OutputFile output(options.output);
  output.stream() << fmt::format("{}\tscore\n", fmt::join(table.header(), "\t"));
  TableLanguages languages(session);
  std::vector<std::string> row;
  while (table.next(row)) {
    const Where where{options.pairs, table.line()};
    const auto comparison = matcher.compare({row[columns.name_a], languages.of(row[columns.language_a], where)},
                                            {row[columns.name_b], languages.of(row[columns.language_b], where)});
    output.stream() << fmt::format("{}\t{:.5f}\n", fmt::join(row, "\t"), comparison.score);
  }
  output.commit();
}

/// Scored by all that is known of the two: what never names the same, forms for men and women, …
void compare_two(const text::DataFolder& data, const normalize::NameMatcher& matcher,
                 const normalize::NameSource* lexicon, const NormalizeOptions& options) {
  for (const std::string& name : options.names)
    if (const auto bad = text::find_invalid_utf8(name))
      throw Error(Error::Kind::kUsage, fmt::format("byte {} of a name is not UTF-8", *bad + 1));
  const std::string language_a = canonical_or_unknown(options.language_a);
  const std::string language_b = canonical_or_unknown(options.language_b);
  normalize::NameExplainer explainer(data, matcher, lexicon);
  const auto explanation = explainer.explain({options.names[0], language_a}, {options.names[1], language_b});
  formats::OutputFile output(options.output);
  if (options.json) {
    output.stream() << formats::name_explanation_json(explanation) << '\n';
  } else if (options.explain) {
    output.stream() << fmt::format("{:.3f}\t{}\n", explanation.score, normalize::sentence(explanation));
  } else {
    output.stream() << fmt::format("{:.3f}\n", explanation.score);
  }
  output.commit();
}

/// An option that would change nothing is a mistake.
void refuse_idle_options(const NormalizeOptions& options) {
  const auto refuse = [](bool idle, const char* message) {
    if (idle) throw Error(Error::Kind::kUsage, message);
  };
  const bool compares = !options.names.empty();
  const bool rewrites = options.apply.apply || !options.apply.replay.empty();
  refuse(!options.apply.file.empty() && !rewrites, "a file goes with --apply and --replay; other tasks read none");
  refuse(options.apply.dry_run && !rewrites, "--dry-run goes with --apply and --replay");
  refuse(!options.apply.changes.empty() && !rewrites, "--changes goes with --apply and --replay");
  refuse(!options.apply.changes.empty() && options.apply.dry_run, "--dry-run writes no list of --changes");
  refuse(options.explain && !compares, "--explain goes with --compare");
  refuse(!options.language_a.empty() && !compares, "--language-a goes with --compare");
  refuse(!options.language_b.empty() && !compares, "--language-b goes with --compare");
  refuse(options.json && !compares && !options.list_systems && options.detect.empty(),
         "--json goes with --compare, --detect-system and --list-systems");
}

void run(Session& session, const NormalizeOptions& options) {
  const int tasks = (options.system.empty() ? 0 : 1) + (options.restore.empty() ? 0 : 1) +
                    (options.list_systems ? 1 : 0) + (options.pairs.empty() ? 0 : 1) + (options.names.empty() ? 0 : 1) +
                    (options.detect.empty() ? 0 : 1) + (options.apply.apply ? 1 : 0) +
                    (options.apply.replay.empty() ? 0 : 1);
  if (tasks != 1)
    throw Error(Error::Kind::kUsage,
                "expected one of --romanize, --restore, --list-systems, --detect-system, --compare, --compare-pairs, "
                "--apply and --replay",
                {}, "'tolmach normalize --help' shows examples");
  refuse_idle_options(options);
  if (!options.system.empty() || !options.restore.empty()) return romanise_input(session, options);
  if (options.apply.apply || !options.apply.replay.empty()) return apply_names(session, options.apply, options.output);
  if (options.list_systems) return list_systems(session, options);
  if (!options.detect.empty()) return detect_system(session, options);
  const text::DataFolder data(session.data);
  const lexicons::OpenLexicons lexicons = pipeline::lexicons_of(settings_of(session));
  const normalize::NameMatcher matcher(data, lexicons.stack.get());
  if (options.pairs.empty()) {
    compare_two(data, matcher, lexicons.stack.get(), options);
  } else {
    compare_pairs(session, matcher, options);
  }
}

}  // namespace

void add_normalize_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<NormalizeOptions>();
  CLI::App* command = program.add_subcommand(
      "normalize", "romanises names, tells whether two names are one, and gives each name of a text one form");
  command->add_option("--romanize", options->system, "romanise standard input line by line by this system");
  command->add_option("--restore", options->restore, "the way back by a reversible system, line by line");
  command->add_flag("--list-systems", options->list_systems, "list the romanisation systems");
  command->add_option("--detect-system", options->detect,
                      "which systems make this form, and from what; likeliest first");
  command->add_option("--compare", options->names, "compare two names: a score from 0 to 1")->expected(2);
  command->add_option("--language-a", options->language_a, "language of the text that the first name stands in");
  command->add_option("--language-b", options->language_b, "language of the text that the second name stands in");
  command->add_flag("--explain", options->explain, "say why in one sentence");
  command->add_flag("--json", options->json, "the comparison or the systems as JSON");
  command->add_option("--compare-pairs", options->pairs,
                      "TSV with lang_a name_a lang_b name_b: the rows again, with a score");
  add_apply_options(*command, options->apply);
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer(
      "examples:\n"
      "  echo Зеленський | tolmach normalize --romanize uk-2010\n"
      "  tolmach normalize --detect-system Kyjiw\n"
      "  tolmach normalize --compare Київ Kiev --language-a uk --language-b en --explain\n"
      "  tolmach normalize --compare-pairs pairs.tsv -o scored.tsv\n"
      "  tolmach normalize article.en.txt --apply --style uk-2010 --dry-run\n"
      "  tolmach normalize article.en.txt --apply -o consistent.en.txt");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
