#include "cli/align_pairs.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/exit_status.h"
#include "cli/interrupt.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/progress.h"
#include "cli/version.h"
#include "cli/write_review.h"
#include "formats/table_tsv.h"
#include "pipeline/pair_run.h"
#include "pipeline/parallel.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using Status = pipeline::PairOutcome::Status;

/// All that the outputs depend on beside the files. What stands in a lexicon is left out: with --learn it changes by
/// the run itself.
std::string settings_text(const Session& session, const PairsOptions& options, const PairOptions& reading,
                          const align::AlignerOptions& align, const std::string& form) {
  return fmt::format(
      "version={} to={} source={} target={} encoding={} presegmented={} learn={} pool={} lexicon={} "
      "without={} rounds={} max_side={} swap={}",
      program_version(), form, reading.source_language, reading.target_language, reading.encoding, reading.presegmented,
      reading.learn, options.pool, session.no_lexicon ? "none" : session.lexicon.string(),
      fmt::join(align.evidence.left_out(), ","), align.rounds, align.max_side, align.swap);
}

/// The rows of the summary, printed in the order of the list as soon as all before them are known.
class Summary {
 public:
  explicit Summary(const std::vector<pipeline::FilePair>& pairs) : pairs_(pairs), rows_(pairs.size()) {
    fmt::print("source\ttarget\toutput\tbeads\tlinks\tconfidence\terror\n");
  }

  void add(std::size_t pair, const pipeline::PairOutcome& outcome) {
    const pipeline::FilePair& files = pairs_[pair];
    rows_[pair] = fmt::format("{}\t{}\t{}\t", formats::escape_field(files.source), formats::escape_field(files.target),
                              formats::escape_field(files.output));
    rows_[pair] += outcome.status == Status::kFailed ? fmt::format("0\t0\t0\t{}", formats::escape_field(outcome.error))
                                                     : fmt::format("{}\t{}\t{:.3f}\t", outcome.figures.beads,
                                                                   outcome.figures.links, outcome.figures.confidence);
    for (; next_ < rows_.size() && !rows_[next_].empty(); ++next_) fmt::print("{}\n", rows_[next_]);
  }

  /// What is known behind pairs that were left, when a run was stopped.
  void finish() {
    for (; next_ < rows_.size(); ++next_)
      if (!rows_[next_].empty()) fmt::print("{}\n", rows_[next_]);
    std::fflush(stdout);
  }

 private:
  const std::vector<pipeline::FilePair>& pairs_;
  std::vector<std::string> rows_;
  std::size_t next_ = 0;
};

std::string state_path(const PairsOptions& options) {
  if (!options.state.empty()) return options.state;
  if (options.list != "-") return options.list + ".state";
  if (options.resume)
    throw Error(Error::Kind::kUsage, "--resume can't know the list that comes from standard input", {},
                "name the state of the run with --state");
  return {};
}

/// A state that nobody has asked for is no reason to fail where nothing can be written.
std::optional<pipeline::PairState> open_state(const Session& session, const PairsOptions& options,
                                              const std::string& settings) {
  const std::string path = state_path(options);
  if (path.empty()) return std::nullopt;
  try {
    return std::make_optional<pipeline::PairState>(path, settings, options.resume);
  } catch (const Error& error) {
    if (options.resume || !options.state.empty()) throw;
    log_warning(session, fmt::format("{}; an interrupted run can't be resumed", error.what()));
    return std::nullopt;
  }
}

/// Says what became of the run beside its rows. @return whether a later run would find something to go on from
bool tell(Session& session, const pipeline::PairRunResult& result, bool learn) {
  std::size_t kept = 0, failed = 0, left = 0;
  for (const pipeline::PairOutcome& pair : result.pairs) {
    kept += pair.status == Status::kKept ? 1U : 0U;
    failed += pair.status == Status::kFailed ? 1U : 0U;
    left += pair.status == Status::kLeft ? 1U : 0U;
  }
  if (failed > 0) session.exit_status = kFailed;
  if (kept > 0) log_note(session, fmt::format("{} pairs were finished already", kept));
  if (learn) log_lesson(session, result.learned);
  if (result.stopped) log_note(session, fmt::format("stopped; {} pairs are left, --resume goes on with them", left));
  log_summary(session, fmt::format("{} pairs, {} failed", result.pairs.size(), failed));
  const std::size_t open = failed + left;
  return open > 0 && open < result.pairs.size();
}

}  // namespace

void add_pairs_options(CLI::App& command, PairsOptions& options) {
  CLI::Option* list = command.add_option(
      "--pairs", options.list, "a list of pairs, TSV or JSONL: source target source_language target_language output");
  command.add_flag("--pool", options.pool, "the pairs of the list share what is learned from all of them")->needs(list);
  command.add_option("-j,--jobs", options.jobs, "pairs that are aligned at once (default: one on each core)")
      ->check(CLI::Range(1, 1024))
      ->needs(list);
  command.add_flag("--resume", options.resume, "leave out the pairs that an earlier run has finished")->needs(list);
  command
      .add_option("--state", options.state, "file that tells what is finished (default: the list's name with .state)")
      ->needs(list);
}

void align_pairs(Session& session, const PairsOptions& options, const PairOptions& reading, pipeline::Settings settings,
                 const std::string& form, const ListGuide& guide) {
  const std::vector<pipeline::FilePair> pairs = pipeline::read_pair_list(options.list);
  if (reading.learn) require_lexicon_folder(session);
  auto state = open_state(session, options,
                          settings_text(session, options, reading, settings.align, form) + ' ' + guide.settings);
  const Interrupt interrupt;
  pipeline::PairRunOptions run;
  run.settings = std::move(settings);
  run.source = source_reading(reading);
  run.target = target_reading(reading);
  run.jobs = options.jobs > 0 ? options.jobs : pipeline::all_cores();
  run.pool = options.pool;
  run.learn = reading.learn;
  run.guide = guide.guide;
  run.state = state ? &*state : nullptr;
  run.stop = interrupt.token();

  Progress progress(session, "pairs", pairs.size());
  Summary summary(pairs);
  const auto write = [&](pipeline::Workbench& workbench, const pipeline::FilePair& pair, pipeline::Review& review) {
    return write_review(session, workbench, review, form, pair.output);
  };
  const auto finished = [&](std::size_t pair, const pipeline::PairOutcome& outcome) {
    if (outcome.status == Status::kFailed)
      log_error(session, fmt::format("{}:{}: {}", options.list, pairs[pair].line, outcome.error));
    summary.add(pair, outcome);
    progress.advance();
  };
  const pipeline::PairRunResult result = pipeline::run_pairs(pairs, run, {write, finished});
  summary.finish();
  const bool can_resume = tell(session, result, reading.learn);
  if (result.stopped) session.exit_status = interrupt.exit_status();
  // A run that is done, or has done nothing, leaves nothing behind that was not asked for.
  std::error_code ignored;
  if (state && !can_resume && !options.resume && options.state.empty()) std::filesystem::remove(state->path(), ignored);
}

}  // namespace tolmach::cli
