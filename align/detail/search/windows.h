#pragma once

#include "align/detail/search/band.h"
#include "align/detail/search/fixed_beads.h"
#include "align/detail/search/lattice.h"
#include "align/detail/search/sections.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// The windows in which a long text is searched, one after the other, so that memory does not grow with it. They
/// overlap: what is found near the end of one, which was but a guess, is searched again from the next one's begin.
class Windows {
 public:
  /// All must outlive the object. The rows of the fixed beads must be known; see FixedBeads::locate().
  Windows(const Side& source, const Side& target, const Sections& sections, const FixedBeads& fixed)
      : source_(source), target_(target), sections_(sections), fixed_(fixed) {}

  /// Where the window ends that begins at a point: at the end of the text, where a section begins, or else in the
  /// middle of the band. No fixed bead is cut.
  [[nodiscard]] LatticePoint end_of(LatticePoint begin, const Band& band) const;

  /// Adds what a window has found to what those before it have, up to a sure bead well before its end; where none is
  /// sure in its second half, up to the last one well before its end.
  /// @param found counts rows from the window's begin
  /// @return where the next window begins; the end of the text when nothing was found
  [[nodiscard]] LatticePoint take(SearchResult found, LatticePoint begin, LatticePoint end, SearchResult& all) const;

 private:
  /// How many beads of a window's path are to be trusted.
  [[nodiscard]] std::size_t trusted(const std::vector<WeightedBead>& path, LatticePoint begin, LatticePoint end) const;

  const Side& source_;
  const Side& target_;
  const Sections& sections_;
  const FixedBeads& fixed_;
};

}  // namespace tolmach::align::detail
