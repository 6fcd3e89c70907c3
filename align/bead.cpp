#include "align/bead.h"

#include <fmt/format.h>

namespace tolmach::align {
namespace {

bool refuse(std::string* why, std::string text) {
  if (why != nullptr) *why = std::move(text);
  return false;
}

}  // namespace

bool valid(const Alignment& alignment, std::size_t source_count, std::size_t target_count, std::string* why) {
  std::size_t source = 0;
  std::size_t target = 0;
  for (std::size_t i = 0; i < alignment.size(); ++i) {
    const Bead& bead = alignment[i];
    if (bead.source.empty() && bead.target.empty())
      return refuse(why, fmt::format("bead {} is empty on both sides", i));
    if (bead.source.begin != source || bead.source.end < bead.source.begin)
      return refuse(why, fmt::format("bead {} begins at source segment {}, expected {}", i, bead.source.begin, source));
    if (bead.target.begin != target || bead.target.end < bead.target.begin)
      return refuse(why, fmt::format("bead {} begins at target segment {}, expected {}", i, bead.target.begin, target));
    source = bead.source.end;
    target = bead.target.end;
  }
  if (source != source_count)
    return refuse(why, fmt::format("{} of {} source segments are covered", source, source_count));
  if (target != target_count)
    return refuse(why, fmt::format("{} of {} target segments are covered", target, target_count));
  return true;
}

}  // namespace tolmach::align
