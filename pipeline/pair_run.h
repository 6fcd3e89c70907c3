#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "formats/read_document.h"
#include "pipeline/guide.h"
#include "pipeline/learn.h"
#include "pipeline/pair_list.h"
#include "pipeline/pair_state.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// How the pairs of a list are aligned.
///
/// | option         | meaning                                                                  | default |
/// |----------------|--------------------------------------------------------------------------|---------|
/// | settings       | what the workbench of each thread is set up with                         |         |
/// | source, target | how files are read; languages that the list names come first             |         |
/// | jobs           | threads; the results are the same for any number                         | 1       |
/// | pool           | pairs of the same two languages share what is induced from them          | false   |
/// | learn          | what the pairs teach is kept in settings.lexicon, when all are aligned   | false   |
/// | guide          | what is known of each pair beside its text; asked by several threads; not for pools | none |
/// | state          | where finished pairs are noted and those of an earlier run are found     | none    |
/// | stop           | asks the run to end soon: pairs in work are given up                     |         |
struct PairRunOptions {
  Settings settings;
  formats::ReadOptions source, target;
  unsigned jobs = 1;
  bool pool = false;
  bool learn = false;
  Guide guide;
  PairState* state = nullptr;
  std::stop_token stop;
};

/// What became of a pair.
struct PairOutcome {
  enum class Status {
    kLeft,   ///< the run was stopped before
    kDone,   ///< aligned and written
    kKept,   ///< finished by an earlier run
    kFailed  ///< see error
  };
  Status status = Status::kLeft;
  std::string error;
  PairFigures figures;  ///< of pairs that are done or kept
};

/// What a run asks of its caller.
struct PairHandlers {
  /// Writes a review to the pair's output. Called by several threads at once, each with its own workbench.
  /// @return the files that were written
  std::function<std::vector<std::string>(Workbench&, const FilePair&, Review&)> write;
  /// Told of each pair that is done, kept or failed, as it happens; by one thread at a time. May be empty.
  std::function<void(std::size_t pair, const PairOutcome&)> finished;
};

/// What became of a run.
struct PairRunResult {
  std::vector<PairOutcome> pairs;  ///< as in the list
  bool stopped = false;            ///< whether it was ended by options.stop
  LessonCounts learned;
};

/// Aligns the pairs of a list, each written as soon as it is done. A pair that fails leaves the others alone.
/// @throws Error (io) when data or a lexicon can't be opened, or the state or the lexicon can't be written
PairRunResult run_pairs(const std::vector<FilePair>& pairs, const PairRunOptions& options,
                        const PairHandlers& handlers);

/// Counts of a review's alignment.
[[nodiscard]] PairFigures figures_of(const Review& review);

}  // namespace tolmach::pipeline
