#include "align/evaluate.h"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "formats/beads.h"
#include "formats/ladder.h"
#include "formats/read_document.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct EvaluateOptions {
  std::vector<std::string> gold, output;
  bool ladder = false;
  bool calibration = false;
};

/// @param confident whether every bead must have a confidence
std::vector<align::JudgedBead> read_judged(const std::string& path, bool ladder, bool confident) {
  std::istringstream content(formats::read_file(path));
  std::vector<align::JudgedBead> beads;
  const auto lines = ladder ? formats::read_ladder(content, path) : formats::read_bead_lines(content, path);
  for (const formats::BeadLine& line : lines) {
    if (confident && !line.confidence)
      throw Error(Error::Kind::kIo, "this bead has no confidence, and --calibration is about confidences",
                  {path, line.line});
    beads.push_back({line.source, line.target, line.confidence.value_or(1)});
  }
  return beads;
}

void print(const align::Evaluation& result) {
  const auto row = [](const char* name, const align::Score& score) {
    fmt::print("{}\t{:.4f}\t{:.4f}\t{:.4f}\n", name, score.precision, score.recall, score.f1);
  };
  fmt::print("measure\tprecision\trecall\tf1\n");
  row("strict", result.strict);
  row("lax", result.lax);
  fmt::print("beads\toutput {}\tgold links {}\t\n", result.output_beads, result.gold_links);
  for (const auto& [type, count] : result.types) fmt::print("type {}\t{}\tof {}\t\n", type, count.hits, count.total);
}

void run(const EvaluateOptions& options) {
  if (options.gold.size() != options.output.size())
    throw Error(Error::Kind::kUsage,
                fmt::format("{} gold files but {} output files", options.gold.size(), options.output.size()));
  align::Evaluator evaluator;
  for (std::size_t i = 0; i < options.gold.size(); ++i)
    evaluator.add(read_judged(options.gold[i], false, false),
                  read_judged(options.output[i], options.ladder, options.calibration));
  print(evaluator.result());
  if (options.calibration) fmt::print("expected calibration error\t{:.4f}\t\t\n", evaluator.calibration_error());
}

}  // namespace

void add_evaluate_command(CLI::App& program, Session& /*session*/) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command =
      program.add_subcommand("evaluate", "scores alignments against gold: strict and lax precision, recall, F1");
  command->add_option("--gold", options->gold, "gold files, one bead a line: [0, 1]:[2]")->required();
  command->add_option("output,--output", options->output, "alignments to be scored, in the order of the gold files")
      ->required();
  command->add_flag("--ladder", options->ladder, "the output files are hunalign ladders");
  command->add_flag("--calibration", options->calibration, "also the expected calibration error of the confidences");
  command->footer(
      "examples:\n  tolmach evaluate --gold a.gold --output a.beads\n  tolmach evaluate --gold *.gold --output *.beads "
      "--calibration");
  command->callback([options] { run(*options); });
}

}  // namespace tolmach::cli
