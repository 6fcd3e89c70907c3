#pragma once

#include <vector>

#include "align/detail/evidence/ties.h"
#include "align/detail/evidence/word_model.h"
#include "align/detail/search/band.h"
#include "align/detail/search/fixed_beads.h"
#include "align/detail/search/sections.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// Which cells of a pair's lattice each round searches. Every band keeps within the sections and holds the fixed beads
/// whole.
class BandPlan {
 public:
  /// All must outlive the object. The rows of the fixed beads must be known; see FixedBeads::locate().
  BandPlan(const Side& source, const Side& target, const TieTable& ties, const Sections& sections,
           const FixedBeads& fixed);

  /// Whether there are so few cells that the first round can search them all: in the whole lattice, or in that of each
  /// section.
  [[nodiscard]] bool is_small() const noexcept { return small_; }
  /// The first round's band: every cell where these are few, else a wide band along rare words that both sides have.
  [[nodiscard]] Band first() const;
  /// The band of a later round: around the last round's path, narrow where that is sure of much.
  [[nodiscard]] Band around(const std::vector<WeightedBead>& path) const;

 private:
  /// A band as sections and fixed beads let it be.
  [[nodiscard]] Band within_limits(Band band) const;

  const Side& source_;
  const Side& target_;
  const TieTable& ties_;
  const Sections& sections_;
  const FixedBeads& fixed_;
  bool small_;
};

}  // namespace tolmach::align::detail
