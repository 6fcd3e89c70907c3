#pragma once

#include <cstdint>
#include <vector>

#include "align/bead.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// Beads that a person has set. Links bind their rows; a bead with one empty side bars its segments from any link.
class FixedBeads {
 public:
  /// @throws Error (usage) when beads overlap, cross, hold an unlinkable segment, or lie outside the documents
  FixedBeads(std::vector<Bead> beads, const text::Document& source, const text::Document& target);

  /// One flag a segment: whether it may not be linked.
  [[nodiscard]] const std::vector<bool>& barred_source() const noexcept { return barred_source_; }
  [[nodiscard]] const std::vector<bool>& barred_target() const noexcept { return barred_target_; }

  /// Tells the rows of the fixed links, once the sides are made.
  void locate(const Side& source, const Side& target);
  /// The fixed links as ranges of rows, in order. Empty before locate().
  [[nodiscard]] const std::vector<Bead>& rows() const noexcept { return rows_; }
  /// Whether a bead of rows leaves every fixed link whole: it is one of them, or touches none.
  [[nodiscard]] bool allow(SegmentRange source, SegmentRange target) const noexcept;

 private:
  std::vector<Bead> links_;
  std::vector<bool> barred_source_, barred_target_;
  std::vector<Bead> rows_;
  std::vector<std::int32_t> link_of_source_, link_of_target_;  ///< by row; -1 = none
};

}  // namespace tolmach::align::detail
