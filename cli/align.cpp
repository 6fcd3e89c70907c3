#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/align_pairs.h"
#include "cli/command.h"
#include "cli/embedding_options.h"
#include "cli/interrupt.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/beads.h"
#include "formats/read_document.h"
#include "pipeline/pair_run.h"
#include "pipeline/workbench.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct AlignOptions {
  PairOptions pair;
  std::vector<std::string> files;  ///< SOURCE TARGET, or BEADS SOURCE TARGET with --from beads
  PairsOptions pairs;
  EmbeddingOptions embeddings;
  std::string anchors;
  std::string from;
  std::string to = "tsv";
  std::string output = "-";
  std::vector<std::string> without;
};

void switch_off(align::AlignerOptions& options, const std::vector<std::string>& evidence) {
  for (const std::string& name : evidence) {
    if (name == "length") options.use_length = false;
    if (name == "words") options.use_words = false;
    if (name == "cognates") options.use_cognates = false;
    if (name == "names") options.use_names = false;
    if (name == "numbers") options.use_numbers = false;
    if (name == "learned") options.use_learned = false;
  }
}

std::vector<align::Bead> read_beads_of(const std::string& path, const text::Document& source,
                                       const text::Document& target) {
  std::istringstream content(formats::read_file(path));
  return formats::to_beads(formats::read_bead_lines(content, path), source, target, path);
}

/// One pair: aligned afresh, around anchors, or as corrected beads say.
pipeline::Review review_pair(Session& session, const AlignOptions& options, pipeline::Workbench& workbench) {
  const bool given = !options.from.empty();
  const std::string& source_path = options.files[given ? 1 : 0];
  const std::string& target_path = options.files[given ? 2 : 1];
  if (source_path == "-" && target_path == "-")
    throw Error(Error::Kind::kUsage, "only one of the two files can be standard input");
  auto source = workbench.read(source_path, source_reading(options.pair));
  auto target = workbench.read(target_path, target_reading(options.pair));
  warn_of_language(session, *source);
  warn_of_language(session, *target);
  std::vector<align::Bead> beads;
  if (given) {
    align::Alignment alignment =
        formats::complete_alignment(read_beads_of(options.files[0], *source, *target), *source, *target);
    return pipeline::Workbench::aligned(std::move(source), std::move(target), std::move(alignment));
  }
  if (!options.anchors.empty()) beads = read_beads_of(options.anchors, *source, *target);
  // From here on there is nothing to wait for, as for standard input.
  const Interrupt interrupt;
  Progress progress(session, "percent", 100);
  try {
    const auto evidence = embedding_evidence(options.embeddings, false);
    std::vector<std::unique_ptr<align::SegmentSimilarity>> similarities;
    if (evidence) similarities = evidence->similarities(*source, *target, {interrupt.token(), {}});
    return workbench.align(
        std::move(source), std::move(target), beads,
        {interrupt.token(), [&](double done) { progress.show(static_cast<std::size_t>(done * 100)); }});
  } catch (const align::Cancelled&) {
    session.exit_status = interrupt.exit_status();
    throw;
  }
}

void run(Session& session, const AlignOptions& options) {
  pipeline::Settings settings = settings_of(session);
  switch_off(settings.align, options.without);
  if (!options.pairs.list.empty()) {
    if (!options.files.empty()) throw Error(Error::Kind::kUsage, "give either --pairs or two files");
    if (options.embeddings.any()) throw Error(Error::Kind::kUsage, "--pairs can't be aligned with vectors yet");
    align_pairs(session, options.pairs, options.pair, std::move(settings), options.to);
    return;
  }
  pipeline::Workbench workbench(std::move(settings));
  const std::size_t expected = options.from.empty() ? 2 : 3;
  if (options.files.size() != expected)
    throw Error(Error::Kind::kUsage,
                options.from.empty() ? "expected SOURCE and TARGET" : "expected BEADS, SOURCE and TARGET", {},
                "'tolmach align --help' shows examples");
  pipeline::Review review = review_pair(session, options, workbench);
  write_review(session, workbench, review, options.to, options.output);
  if (options.pair.learn) learn_from(session, workbench, review);
  const pipeline::PairFigures figures = pipeline::figures_of(review);
  log_summary(session, fmt::format("{} beads, {} links, mean confidence {:.3f}", figures.beads, figures.links,
                                   figures.confidence));
}

}  // namespace

void add_align_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<AlignOptions>();
  CLI::App* command = program.add_subcommand("align", "pairs the sentences of a text with those of its translation");
  command->add_option("files", options->files, "SOURCE TARGET; text or HTML, - is standard input");
  add_pair_options(*command, options->pair);
  command->add_option("--to", options->to, "tsv, jsonl, tmx, moses, ladder, beads or html")
      ->check(CLI::IsMember({"tsv", "jsonl", "tmx", "moses", "ladder", "beads", "html"}));
  command->add_option("-o,--output", options->output, "file to write (moses: its prefix); - is standard output");
  add_pairs_options(*command, options->pairs);
  add_embedding_options(*command, options->embeddings);
  command->add_option("--anchors", options->anchors, "beads that stand as they are; the rest is aligned around them");
  command->add_option("--from", options->from, "beads: the first file holds corrected beads, taken as they are")
      ->check(CLI::IsMember({"beads"}));
  command
      ->add_option("--without", options->without,
                   "evidence to leave out: length, words, cognates, names, numbers, learned")
      ->delimiter(',')
      ->check(CLI::IsMember({"length", "words", "cognates", "names", "numbers", "learned"}));
  command->footer(
      "examples:\n"
      "  tolmach align article.uk.txt article.en.txt\n"
      "  tolmach align page.de.html page.en.html --to html -o page.html\n"
      "  tolmach align --presegmented a.de a.fr --source-lang de --target-lang fr --to beads -o a.beads\n"
      "  tolmach align --pairs list.tsv --to tmx --resume\n"
      "  tolmach align --from beads corrected.beads a.de a.fr --to tmx -o a.tmx");
  command->callback([options, &session] {
    try {
      run(session, *options);
    } catch (const align::Cancelled&) {
      // The exit status says it.
    }
  });
}

}  // namespace tolmach::cli
