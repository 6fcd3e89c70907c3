#include "pipeline/learn.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "formats/bitext_rows.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

struct LearnOptions {
  std::vector<std::string> files;
  std::string source_language, target_language;
  bool moses = false;
};

std::string canonical(const std::string& language) {
  return language.empty() ? language : text::canonical_language(language);
}

std::vector<formats::PairRow> read_rows(const LearnOptions& options) {
  const std::string source = canonical(options.source_language);
  const std::string target = canonical(options.target_language);
  if (options.moses) {
    if (options.files.size() != 2) throw Error(Error::Kind::kUsage, "--moses needs two files: source and target");
    return formats::read_moses_rows(options.files[0], options.files[1]);
  }
  std::vector<formats::PairRow> rows;
  for (const std::string& file : options.files)
    for (formats::PairRow& row : formats::read_bitext_rows(file, source, target)) rows.push_back(std::move(row));
  return rows;
}

void run(const Session& session, const LearnOptions& options) {
  const std::vector<formats::PairRow> rows = read_rows(options);
  const std::unique_ptr<lexicons::Lexicon> lexicon = lexicon_to_write(session);
  const std::size_t words =
      pipeline::learn_words(text::DataFolder(session.data), rows, canonical(options.source_language),
                            canonical(options.target_language), *lexicon);
  log_note(session, fmt::format("{} word pairs learned from {} pairs of segments; they stand in {}", words, rows.size(),
                                session.lexicon.string()));
}

}  // namespace

void add_learn_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<LearnOptions>();
  CLI::App* command =
      program.add_subcommand("learn", "learns word pairs from translated text, for later alignments of the languages");
  command
      ->add_option("files", options->files, "aligned text: TMX, JSONL of align, or TSV with columns source and target")
      ->required();
  command->add_flag("--moses", options->moses, "two files that belong together line by line");
  command->add_option("--source-lang", options->source_language,
                      "language of the source (default: the file's, or detected)");
  command->add_option("--target-lang", options->target_language,
                      "language of the target (default: the file's, or detected)");
  command->footer(
      "examples:\n"
      "  tolmach learn memory.tmx --source-lang en --target-lang uk\n"
      "  tolmach learn --moses corpus.en corpus.uk --source-lang en --target-lang uk\n"
      "  tolmach align a.en.txt a.uk.txt --learn");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
