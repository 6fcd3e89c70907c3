#include "check/detail/names/companions.h"

#include "check/detail/names/adjacent_names.h"

namespace tolmach::check::detail {

Companions::Companions(const NameWords& target, text::SegmentRange target_segments, const NameWords& source,
                       text::SegmentRange source_segments) {
  const std::vector<AdjacentNames> ours = adjacent_names(target, target_segments);
  if (ours.empty()) return;
  for (const auto& [first, second] : adjacent_names(source, source_segments)) {
    source_[{second->number, true}].push_back(first);
    source_[{first->number, false}].push_back(second);
  }
  for (const auto& [first, second] : ours) {
    target_.emplace(first, Place{second->number, true});
    target_.emplace(second, Place{first->number, false});
  }
}

std::vector<const NameWord*> Companions::of(const NameWord& word) const {
  std::vector<const NameWord*> names;
  for (auto [at, end] = target_.equal_range(&word); at != end; ++at)
    if (const auto there = source_.find(at->second); there != source_.end())
      names.insert(names.end(), there->second.begin(), there->second.end());
  return names;
}

}  // namespace tolmach::check::detail
