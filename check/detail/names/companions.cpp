#include "check/detail/names/companions.h"

#include "check/detail/names/adjacent_names.h"

namespace tolmach::check::detail {

Companions::Companions(const NameWords& target, text::SegmentRange target_segments, const NameWords& source,
                       text::SegmentRange source_segments) {
  const std::vector<AdjacentNames> ours = adjacent_names(target, target_segments);
  if (ours.empty()) return;
  for (const auto& [first, second] : adjacent_names(source, source_segments)) {
    source_.emplace_back(Place{second->number, true}, first);
    source_.emplace_back(Place{first->number, false}, second);
  }
  if (source_.empty()) return;
  for (const auto& [first, second] : ours) {
    target_.emplace_back(first, Place{second->number, true});
    target_.emplace_back(second, Place{first->number, false});
  }
}

std::vector<const NameWord*> Companions::of(const NameWord& word) const {
  std::vector<const NameWord*> names;
  for (const auto& [name, place] : target_) {
    if (name != &word) continue;
    for (const auto& [there, other] : source_)
      if (there == place) names.push_back(other);
  }
  return names;
}

}  // namespace tolmach::check::detail
