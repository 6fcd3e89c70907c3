#include "align/bead.h"

#include <vector>

#include <fmt/format.h>

namespace tolmach::align {
namespace {

bool refuse(std::string* why, std::string text) {
  if (why != nullptr) *why = std::move(text);
  return false;
}

/// Whether the target ranges cover the segments, each once, in whatever order.
bool covers_target(const Alignment& alignment, std::size_t target_count, std::string* why) {
  std::vector<bool> taken(target_count);
  std::size_t count = 0;
  for (const Bead& bead : alignment)
    for (std::uint32_t j = bead.target.begin; j < bead.target.end; ++j, ++count) {
      if (j >= target_count) return refuse(why, fmt::format("target segment {} does not exist", j));
      if (taken[j]) return refuse(why, fmt::format("target segment {} stands in two beads", j));
      taken[j] = true;
    }
  if (count != target_count)
    return refuse(why, fmt::format("{} of {} target segments are covered", count, target_count));
  return true;
}

}  // namespace

bool valid(const Alignment& alignment, std::size_t source_count, std::size_t target_count, std::string* why,
           TargetOrder order) {
  std::size_t source = 0;
  std::size_t target = 0;
  for (std::size_t i = 0; i < alignment.size(); ++i) {
    const Bead& bead = alignment[i];
    if (bead.source.empty() && bead.target.empty())
      return refuse(why, fmt::format("bead {} is empty on both sides", i));
    if (bead.source.begin != source || bead.source.end < bead.source.begin)
      return refuse(why, fmt::format("bead {} begins at source segment {}, expected {}", i, bead.source.begin, source));
    source = bead.source.end;
    if (order == TargetOrder::kMayCross) continue;
    if (bead.target.begin != target || bead.target.end < bead.target.begin)
      return refuse(why, fmt::format("bead {} begins at target segment {}, expected {}", i, bead.target.begin, target));
    target = bead.target.end;
  }
  if (source != source_count)
    return refuse(why, fmt::format("{} of {} source segments are covered", source, source_count));
  return covers_target(alignment, target_count, why);
}

}  // namespace tolmach::align
