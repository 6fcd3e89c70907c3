#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

/// Names that stand beside the same name on both sides of a bead: "Therese May" and "Theresa May". Whatever else the
/// one may be, here it should be the other. For two sides in one script.
class Companions {
 public:
  /// Both sides must outlive it.
  Companions(const NameWords& target, text::SegmentRange target_segments, const NameWords& source,
             text::SegmentRange source_segments);

  /// The words of the source that stand on the same side of the same name as a word of the target does.
  [[nodiscard]] std::vector<const NameWord*> of(const NameWord& word) const;

 private:
  /// A name by its number, and whether another stands before it, not behind it.
  using Place = std::pair<std::uint32_t, bool>;

  std::vector<std::pair<Place, const NameWord*>> source_;  ///< each place of a name, and the name
  std::vector<std::pair<const NameWord*, Place>> target_;  ///< the same the other way round
};

}  // namespace tolmach::check::detail
