#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tolmach::align {

/// A bead as evaluation sees it: any segment numbers, in order; gold beads need not be contiguous.
struct JudgedBead {
  std::vector<std::uint32_t> source, target;
  double confidence = 1;  ///< used by calibration only
};

/// Precision, recall and their harmonic mean, each from 0 to 1.
struct Score {
  double precision = 0, recall = 0, f1 = 0;
};

/// How often beads of one shape were found: hits of total gold beads.
struct TypeCount {
  std::uint64_t hits = 0, total = 0;
};

/// The result of an evaluation over one or several documents.
struct Evaluation {
  Score strict, lax;
  std::uint64_t output_beads = 0;          ///< deletions included
  std::uint64_t gold_links = 0;            ///< deletions left out
  std::map<std::string, TypeCount> types;  ///< strict recall by gold bead type, "2-1"
};

/// Compares alignments with gold, as vecalign's score.py does: strict = the same bead; lax = some source segment of the
/// bead is linked in gold to some target segment of it. Precision counts every bead of the output, deletions included
/// (a hit only if gold lists that very one); recall leaves deletions out on both sides. Counts are summed over
/// documents.
class Evaluator {
 public:
  void add(const std::vector<JudgedBead>& gold, const std::vector<JudgedBead>& output);
  [[nodiscard]] Evaluation result() const;
  /// Expected calibration error over all output beads: 10 bins of equal mass, a strict hit counts 1. 0 without beads.
  [[nodiscard]] double calibration_error() const;

 private:
  struct Hits {
    std::uint64_t strict = 0, lax = 0, total = 0;
  };
  Hits precision_, recall_;
  std::map<std::string, TypeCount> types_;
  std::vector<std::pair<double, bool>> confidences_;
};

}  // namespace tolmach::align
