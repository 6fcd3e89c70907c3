#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "align/guidance.h"
#include "align/via_similarity.h"
#include "cli/align_pairs.h"
#include "cli/command.h"
#include "cli/embedding_options.h"
#include "cli/interrupt.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/beads.h"
#include "formats/bitext_rows.h"
#include "formats/read_document.h"
#include "pipeline/guide.h"
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
  std::string to;  ///< empty: tsv, or text when explained
  std::string output = "-";
  std::vector<std::string> without;
  std::string delimiter;
  std::string via;
  bool swap = false;
  bool explain = false;
};

void switch_off(align::AlignerOptions& options, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const auto evidence = align::evidence_to_leave_out(name)) options.evidence.leave_out(*evidence);
}

/// Says which evidence there is where a name is unknown; nothing where it is known.
std::string check_evidence(const std::string& name) {
  if (align::evidence_to_leave_out(name)) return {};
  return fmt::format("'{}' is no evidence; there are {}", name, fmt::join(align::names_to_leave_out(), ", "));
}

std::vector<align::Bead> read_beads_of(const std::string& path, const text::Document& source,
                                       const text::Document& target, const formats::LinkRules& rules) {
  std::istringstream content(formats::read_file(path));
  return formats::to_beads(formats::read_bead_lines(content, path), source, target, path, rules);
}

/// What the options say of a pair beside its text.
/// @param vectors may be null
pipeline::OwnedGuidance guide(const AlignOptions& options, pipeline::EmbeddingEvidence* vectors,
                              const text::Document& source, const text::Document& target,
                              const align::AlignControl& control) {
  pipeline::OwnedGuidance known;
  if (!options.anchors.empty()) {
    const formats::LinkRules anchors{align::TargetOrder::kKept, true, align::kMostFixedSegments};
    known.guidance.fixed = read_beads_of(options.anchors, source, target, anchors);
  }
  if (!options.delimiter.empty()) known.guidance.walls = align::walls_at(options.delimiter, source, target);
  if (!options.via.empty())
    known.add(std::make_unique<align::ViaSimilarity>(formats::read_lines_of_segments(options.via, source), target));
  if (vectors != nullptr)
    for (auto& similarity : vectors->similarities(source, target, control)) known.add(std::move(similarity));
  return known;
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
  if (given) {
    const auto order = options.swap ? align::TargetOrder::kMayCross : align::TargetOrder::kKept;
    const std::vector<align::Bead> beads = read_beads_of(options.files[0], *source, *target, {order});
    align::Alignment alignment = formats::complete_alignment(beads, *source, *target);
    return pipeline::Workbench::aligned(std::move(source), std::move(target), std::move(alignment), order);
  }
  // From here on there is nothing to wait for, as for standard input.
  const Interrupt interrupt;
  Progress progress(session, "percent", 100);
  const align::AlignControl control{interrupt.token(),
                                    [&](double done) { progress.show(static_cast<std::size_t>(done * 100)); }};
  try {
    const auto vectors = embedding_evidence(session, options.embeddings, false);
    const pipeline::OwnedGuidance known = guide(options, vectors.get(), *source, *target, {interrupt.token(), {}});
    return options.explain ? workbench.align_explained(std::move(source), std::move(target), known.guidance, control)
                           : workbench.align(std::move(source), std::move(target), known.guidance, control);
  } catch (const align::Cancelled&) {
    session.exit_status = interrupt.exit_status();
    throw;
  }
}

std::string form_of(const AlignOptions& options) {
  if (options.explain && !options.to.empty() && options.to != "text" && options.to != "jsonl")
    throw Error(Error::Kind::kUsage, "--explain goes with --to text or --to jsonl");
  if (!options.explain && options.to == "text") throw Error(Error::Kind::kUsage, "--to text goes with --explain");
  if (options.swap && options.to == "ladder")
    throw Error(Error::Kind::kUsage, "a ladder can't hold segments that were swapped", {}, "take another form");
  if (!options.to.empty()) return options.to;
  return options.explain ? "text" : "tsv";
}

void align_list(Session& session, const AlignOptions& options, pipeline::Settings settings) {
  if (!options.files.empty()) throw Error(Error::Kind::kUsage, "give either --pairs or two files");
  if (options.output != "-")
    throw Error(Error::Kind::kUsage, "-o is for one pair; the outputs of a list stand in its column 'output'");
  if (!options.anchors.empty() || !options.via.empty() || !options.from.empty() || options.explain)
    throw Error(Error::Kind::kUsage, "--anchors, --via, --from and --explain concern one pair, --pairs many");
  const bool guided = !options.delimiter.empty() || options.embeddings.any();
  if (guided && options.pairs.pool)
    throw Error(Error::Kind::kUsage, "--hard-delimiter and vectors do not go with --pool");
  const auto vectors = embedding_evidence(session, options.embeddings, true);
  ListGuide known;
  known.settings = fmt::format("delimiter={} {}", options.delimiter, settings_text(options.embeddings));
  if (guided)
    known.guide = [&](const text::Document& source, const text::Document& target, const align::AlignControl& control) {
      return guide(options, vectors.get(), source, target, control);
    };
  align_pairs(session, options.pairs, options.pair, std::move(settings), form_of(options), known);
}

/// Beads that are taken as they are leave nothing to guide or to explain.
void refuse_guidance_of_given_beads(const AlignOptions& options) {
  const bool guided = !options.anchors.empty() || !options.delimiter.empty() || !options.via.empty() ||
                      options.embeddings.any() || options.explain || !options.without.empty();
  if (!options.from.empty() && guided)
    throw Error(Error::Kind::kUsage,
                "--anchors, --hard-delimiter, --via, --without, vectors and --explain do not go with --from beads", {},
                "--anchors takes some beads as they are and aligns the rest");
}

void run(Session& session, const AlignOptions& options) {
  refuse_guidance_of_given_beads(options);
  if (options.embeddings.longest && !options.embeddings.any())
    throw Error(Error::Kind::kUsage, "--embedded-runs is about vectors", {},
                "give them with --encoder, or with --source-embeddings and --target-embeddings");
  pipeline::Settings settings = settings_of(session);
  switch_off(settings.align, options.without);
  settings.align.swap = options.swap;
  const std::string form = form_of(options);
  if (options.pair.learn) require_lexicon_folder(session);
  if (!options.pairs.list.empty()) {
    align_list(session, options, std::move(settings));
    return;
  }
  pipeline::Workbench workbench(std::move(settings));
  const std::size_t expected = options.from.empty() ? 2 : 3;
  if (options.files.size() != expected)
    throw Error(Error::Kind::kUsage,
                options.from.empty() ? "expected SOURCE and TARGET" : "expected BEADS, SOURCE and TARGET", {},
                "'tolmach align --help' shows examples");
  std::vector<std::string> inputs = options.files;
  inputs.insert(inputs.end(), {options.anchors, options.via});
  refuse_overwriting(session, inputs, {options.output});
  pipeline::Review review = review_pair(session, options, workbench);
  write_review(session, workbench, review, form, options.output);
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
  command->add_option("--to", options->to, "tsv, jsonl, tmx, xliff, moses, ladder, beads or html; text with --explain")
      ->check(CLI::IsMember({"tsv", "jsonl", "tmx", "xliff", "moses", "ladder", "beads", "html", "text"}));
  command->add_option("-o,--output", options->output, "file to write (moses: its prefix); - is standard output");
  add_pairs_options(*command, options->pairs);
  add_embedding_options(*command, options->embeddings);
  command->add_option("--anchors", options->anchors, "beads that stand as they are; the rest is aligned around them");
  command->add_option("--from", options->from, "beads: the first file holds corrected beads, taken as they are")
      ->check(CLI::IsMember({"beads"}));
  command
      ->add_option("--without", options->without,
                   "evidence to leave out: length, words, cognates, concepts, names, numbers, learned …")
      ->delimiter(',')
      ->check(CLI::Validator(check_evidence, "EVIDENCE"));
  command->add_option("--hard-delimiter", options->delimiter,
                      "text of segments that no bead reaches over, equally many on both sides");
  command->add_option("--via", options->via, "machine translation of the source, a line for each of its segments");
  command->add_flag("--swap", options->swap, "neighbouring segments may stand the other way round in the target");
  command->add_flag("--explain", options->explain, "what speaks for each bead, and the words that tie it");
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
