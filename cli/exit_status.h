#pragma once

namespace tolmach::cli {

/// What the program ends with; docs/formats.md says the same. A run that was interrupted ends with 128 and the signal.
enum ExitStatus : int {
  kDone = 0,
  /// Findings at or above --fail-on; nothing found where something was asked for (lexicon find and show, normalize
  /// --detect-system); copies that differ (lexicon diff); decisions or changes that came too late and were left
  /// (lexicon review --apply, normalize --replay).
  kNotAll = 1,
  kUsage = 2,   ///< wrong usage, which another command line mends
  kFailed = 3,  ///< input or output failed, what is wrong within a file among it; of a list, at least one pair
};

}  // namespace tolmach::cli
