#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/word_learner.h"
#include "pipeline/pair_list.h"
#include "pipeline/pooled_words.h"

namespace tolmach::pipeline {

/// What the summary of a run says of a pair.
struct PairFigures {
  std::size_t beads = 0, links = 0;
  double confidence = 0;  ///< mean over the links
};

/// The file in which a run over a list keeps what is finished, so that a later run can go on. JSONL: a head, then a
/// line for each finished pair, and one for each set of words that a pool has taught. A pair is known by the bytes of
/// its two files, the paths and the settings; it counts as finished while its outputs hold what was written. A line
/// that a crash has cut is passed over. One object may not be shared by threads, but for key_of() and finished().
class PairState {
 public:
  /// @param settings everything else that the outputs depend on, as any text
  /// @param resume go on with what the file holds; else it is begun anew. A missing file is made in either case
  /// @throws Error (io) when the file can't be read or written, or is there and is no such state
  PairState(std::string path, std::string settings, bool resume);

  /// The fingerprint of a pair as it stands now; empty where a file is missing or can be read but once (a pipe): such a
  /// pair is never finished. @throws Error (io) when one of its files can't be read
  [[nodiscard]] std::string key_of(const FilePair& pair) const;
  /// What was said of a pair that is finished; none when it is to be aligned.
  [[nodiscard]] std::optional<PairFigures> finished(const std::string& key) const;
  /// Notes a finished pair. @param key as key_of() gave it before the pair was read  @param outputs the files written
  /// @throws Error (io)
  void add(const std::string& key, const std::vector<std::string>& outputs, const PairFigures& figures);

  /// Adds the words that the file holds for these settings.
  void recall(PooledWords& words) const;
  /// Notes words that a part of a pool has taught. @throws Error (io)
  void add_words(const LanguagePair& languages, const std::vector<align::LearnedPair>& pairs);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  struct Finished {
    PairFigures figures;
    std::vector<std::pair<std::string, std::string>> outputs;  ///< path, fingerprint
  };
  struct Words {
    LanguagePair languages;
    std::vector<align::LearnedPair> pairs;
  };

  void read();
  void take_line(const std::string& line, std::size_t number);
  void append(const std::string& line);

  std::string path_, settings_;
  std::unordered_map<std::string, Finished> finished_;
  std::vector<Words> words_;
  std::string kept_;  ///< the lines that a resumed run begins with
  std::ofstream out_;
};

}  // namespace tolmach::pipeline
