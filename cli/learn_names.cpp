#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/table_languages.h"
#include "formats/name_pairs.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "normalize/name_learner.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct LearnNamesOptions {
  std::string pairs;
  std::vector<std::string> without;
  std::string output = "-";
};

/// "ukru" in a table says that both names are Cyrillic, of the first language and the second.
std::string language_of(const std::string& field) {
  return field.size() == 4 ? field.substr(0, 2) : field;
}

/// Pairs of names, and how many of them each source gave.
struct Lessons {
  std::vector<normalize::NamePair> pairs;
  std::map<std::string, std::size_t> sources;
};

/// A source to be left out that no row has is a slip.
void require_sources(const LearnNamesOptions& options, const std::set<std::string>& sources) {
  for (const std::string& name : options.without)
    if (sources.count(name) == 0)
      throw Error(Error::Kind::kUsage, "no row of " + options.pairs + " has the source '" + name + "' of --without", {},
                  fmt::format("its sources: {}", fmt::join(sources, ", ")));
}

Lessons read_lessons(const Session& session, const LearnNamesOptions& options) {
  std::istringstream content(formats::read_file(options.pairs));
  formats::TableReader table(content, options.pairs, /*escapes=*/false);
  const formats::NamePairColumns columns(table);
  const auto label = table.column("label");
  const auto kind = table.column("type");
  const auto source = table.column("source");
  Lessons lessons;
  std::set<std::string> sources;
  TableLanguages languages(session);
  std::vector<std::string> row;
  while (table.next(row)) {
    if (source) sources.insert(row[*source]);
    if (label && row[*label] != "1") continue;
    if (source && std::find(options.without.begin(), options.without.end(), row[*source]) != options.without.end())
      continue;
    if (source) ++lessons.sources[row[*source]];
    const Where where{options.pairs, table.line()};
    lessons.pairs.push_back({row[columns.name_a], languages.of(language_of(row[columns.language_a]), where),
                             row[columns.name_b], languages.of(language_of(row[columns.language_b]), where),
                             kind ? row[*kind] : std::string()});
  }
  require_sources(options, sources);
  if (lessons.pairs.empty()) throw Error(Error::Kind::kIo, "no pairs to learn from", {options.pairs});
  return lessons;
}

/// What the file is, and where it comes from.
void write_head(const Lessons& lessons, std::ostream& out) {
  out << fmt::format("# What tells one name from two, learned by 'tolmach learn-names' from {} pairs of names.\n",
                     lessons.pairs.size());
  out << "# Columns: kind, what (several with spaces between), hundredths. @ = a section and its family of scripts, "
         "@w = its contexts; m = weight of a measure;\n"
         "# c = cost that a sound stands for another (- = none; sounds: letter_groups.tsv); w = weight of one to "
         "three\n"
         "# neighbouring pairs of sounds. Weights of sections add up, costs are those of the most special one.\n";
  out << "# Weights and costs alone, none of the names: Apache-2.0.\n";
  for (const auto& [source, count] : lessons.sources) out << fmt::format("# Source: {} ({} pairs)\n", source, count);
}

void run(const Session& session, const LearnNamesOptions& options) {
  const Lessons lessons = read_lessons(session, options);
  formats::OutputFile output(options.output);
  write_head(lessons, output.stream());
  normalize::learn_name_costs(text::DataFolder(session.data), lessons.pairs, output.stream());
  output.commit();
  log_note(session, fmt::format("learned from {} pairs of names", lessons.pairs.size()));
}

}  // namespace

void add_learn_names_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<LearnNamesOptions>();
  CLI::App* command =
      program.add_subcommand("learn-names", "learns what tells one name from two, from pairs that are one");
  command
      ->add_option("pairs", options->pairs, "TSV with lang_a name_a lang_b name_b, and label, type, source where known")
      ->required();
  command->add_option("--without", options->without, "leave out the rows of this source; may be given several times");
  command->add_option("-o,--output", options->output, "file to write (data/names/costs.tsv); - is standard output");
  command->footer("examples:\n  tolmach learn-names train_pairs.tsv -o data/names/costs.tsv\n");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
