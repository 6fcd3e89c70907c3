#pragma once

#include <vector>

#include "check/detail/name_words.h"

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
  /// A name, and the one beside it.
  struct Pair {
    const NameWord* name;
    const NameWord* companion;

    [[nodiscard]] bool is_first() const noexcept { return name->span.begin < companion->span.begin; }
  };

  [[nodiscard]] static std::vector<Pair> pairs_of(const NameWords& side, text::SegmentRange segments);

  std::vector<Pair> target_, source_;
};

}  // namespace tolmach::check::detail
