#pragma once

#include <cstdint>
#include <vector>

#include "align/bead.h"
#include "align/detail/search/band.h"
#include "align/detail/side.h"
#include "align/guidance.h"

namespace tolmach::align::detail {

/// Beads that a person has set. Links bind their rows; a bead with one empty side bars its segments from any link.
class FixedBeads {
 public:
  /// @throws Error (usage) when beads overlap, cross, reach over a wall, hold an unlinkable segment or more than
  ///   kMostFixedSegments a side, or lie outside the documents
  FixedBeads(const Guidance& guidance, const text::Document& source, const text::Document& target);

  /// One flag a segment: whether it may not be linked.
  [[nodiscard]] const std::vector<bool>& barred_source() const noexcept { return barred_source_; }
  [[nodiscard]] const std::vector<bool>& barred_target() const noexcept { return barred_target_; }

  /// Tells the rows of the fixed links, once the sides are made.
  void locate(const Side& source, const Side& target);
  /// The fixed links as ranges of rows, in order. Empty before locate().
  [[nodiscard]] const std::vector<Bead>& rows() const noexcept { return rows_; }
  /// Widens a band so that each fixed link lies in it whole. Before locate() it stays as it is.
  [[nodiscard]] Band cover(Band band) const;
  /// Whether a bead of rows leaves every fixed link whole: it is one of them, or touches none.
  [[nodiscard]] bool allow(SegmentRange source, SegmentRange target) const noexcept;

 private:
  std::vector<Bead> links_;
  std::vector<bool> barred_source_, barred_target_;
  std::vector<Bead> rows_;
  std::vector<std::int32_t> link_of_source_, link_of_target_;  ///< by row; -1 = none
};

}  // namespace tolmach::align::detail
