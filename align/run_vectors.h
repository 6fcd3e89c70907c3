#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "align/bead.h"
#include "align/vector_table.h"

namespace tolmach::align {

/// Which row of a table stands for each run of neighbouring segments of a document. Tables are shared: by the documents
/// of a list, by both sides of a pair.
class RunVectors {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  /// No run has a row yet.
  /// @param segments of the document
  /// @param longest segments of the longest runs that can have a row, at least 1
  RunVectors(std::shared_ptr<const VectorTable> table, std::uint32_t segments, std::uint32_t longest)
      : table_(std::move(table)),
        segments_(segments),
        longest_(longest),
        rows_(static_cast<std::size_t>(segments) * longest, kNone) {}

  [[nodiscard]] const VectorTable& table() const noexcept { return *table_; }
  [[nodiscard]] std::uint32_t segments() const noexcept { return segments_; }
  [[nodiscard]] std::uint32_t longest() const noexcept { return longest_; }

  /// Runs are numbered from 0 to runs() - 1; some numbers of runs beyond the end are not used.
  /// Precondition: 1 ≤ run.size() ≤ longest(), run.end ≤ segments().
  [[nodiscard]] std::size_t number(SegmentRange run) const noexcept {
    return static_cast<std::size_t>(run.begin) * longest_ + run.size() - 1;
  }
  [[nodiscard]] std::size_t runs() const noexcept { return rows_.size(); }

  /// The row of a run by its number; kNone where there is none.
  [[nodiscard]] std::uint32_t row(std::size_t number) const noexcept { return rows_[number]; }
  /// A row of zeros counts as none.
  void set(SegmentRange run, std::uint32_t row) { rows_[number(run)] = table_->is_null(row) ? kNone : row; }

 private:
  std::shared_ptr<const VectorTable> table_;
  std::uint32_t segments_, longest_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace tolmach::align
