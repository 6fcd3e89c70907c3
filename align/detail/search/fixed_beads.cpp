#include "align/detail/search/fixed_beads.h"

#include <algorithm>

#include <fmt/format.h>

#include "align/detail/evidence/bead_shapes.h"
#include "text/error.h"

namespace tolmach::align::detail {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what, {},
              "fixed beads must lie inside both files and not overlap, cross or reach over a delimiter");
}

/// Takes the segments of a range; each may be taken once.
void take(SegmentRange range, const text::Document& document, std::vector<bool>& taken, const char* side) {
  if (range.end > document.segments.size())
    refuse(fmt::format("a fixed bead names {} segment {}, but there are {}", side, range.end - 1,
                       document.segments.size()));
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (taken[i]) refuse(fmt::format("{} segment {} stands in two fixed beads", side, i));
    taken[i] = true;
  }
}

void require_linkable(SegmentRange range, const text::Document& document, const char* side) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (!document.segments[i].linkable)
      refuse(fmt::format("a fixed bead links {} segment {}, which is an empty line or a paragraph mark", side, i));
}

void require_size(SegmentRange range, const char* side) {
  static_assert(kMostFixedSegments <= kMostRows);
  if (range.size() > kMostFixedSegments)
    refuse(fmt::format("the fixed bead at {} segment {} holds {} of them, the most are {}", side, range.begin,
                       range.size(), kMostFixedSegments));
}

/// A path that goes through a wall can't hold a link with rows on both sides of it.
void require_within_walls(const Bead& link, const std::vector<Wall>& walls) {
  const auto next = std::partition_point(walls.begin(), walls.end(), [&link](const Wall& wall) {
    return wall.source <= link.source.begin && wall.target <= link.target.begin;
  });
  if (next != walls.end() && (next->source < link.source.end || next->target < link.target.end))
    refuse(
        fmt::format("the fixed bead at source segment {} and target segment {} reaches over the delimiter at {} and {}",
                    link.source.begin, link.target.begin, next->source, next->target));
}

/// The rows of a range of segments.
SegmentRange rows_of(const Side& side, SegmentRange segments) {
  const auto first = std::lower_bound(side.segments.begin(), side.segments.end(), segments.begin);
  const auto begin = static_cast<std::uint32_t>(first - side.segments.begin());
  return {begin, begin + segments.size()};
}

bool intact(const std::vector<std::int32_t>& link_of, SegmentRange rows, std::int32_t link) noexcept {
  return std::all_of(link_of.begin() + rows.begin, link_of.begin() + rows.end,
                     [link](std::int32_t other) { return other == link; });
}

}  // namespace

FixedBeads::FixedBeads(const Guidance& guidance, const text::Document& source, const text::Document& target)
    : barred_source_(source.segments.size()), barred_target_(target.segments.size()) {
  std::vector<Bead> beads = guidance.fixed;
  std::sort(beads.begin(), beads.end(), [](const Bead& a, const Bead& b) { return a.source.begin < b.source.begin; });
  std::vector<bool> source_taken(source.segments.size());
  std::vector<bool> target_taken(target.segments.size());
  for (const Bead& bead : beads) {
    take(bead.source, source, source_taken, "source");
    take(bead.target, target, target_taken, "target");
    if (!bead.is_link()) {
      std::fill(barred_source_.begin() + bead.source.begin, barred_source_.begin() + bead.source.end, true);
      std::fill(barred_target_.begin() + bead.target.begin, barred_target_.begin() + bead.target.end, true);
      continue;
    }
    require_linkable(bead.source, source, "source");
    require_linkable(bead.target, target, "target");
    require_size(bead.source, "source");
    require_size(bead.target, "target");
    require_within_walls(bead, guidance.walls);
    if (!links_.empty() && bead.target.begin < links_.back().target.end)
      refuse(fmt::format("the fixed beads at source segments {} and {} cross", links_.back().source.begin,
                         bead.source.begin));
    links_.push_back(bead);
  }
}

void FixedBeads::locate(const Side& source, const Side& target) {
  link_of_source_.assign(source.rows(), -1);
  link_of_target_.assign(target.rows(), -1);
  rows_.clear();
  for (const Bead& link : links_) {
    const Bead rows{rows_of(source, link.source), rows_of(target, link.target), 1};
    const auto id = static_cast<std::int32_t>(rows_.size());
    std::fill(link_of_source_.begin() + rows.source.begin, link_of_source_.begin() + rows.source.end, id);
    std::fill(link_of_target_.begin() + rows.target.begin, link_of_target_.begin() + rows.target.end, id);
    rows_.push_back(rows);
  }
}

Band FixedBeads::cover(Band band) const {
  for (const Bead& link : rows_)
    for (std::uint32_t i = link.source.begin; i <= link.source.end; ++i) {
      band.low[i] = std::min(band.low[i], link.target.begin);
      band.high[i] = std::max(band.high[i], link.target.end);
    }
  return band;
}

bool FixedBeads::allow(SegmentRange source, SegmentRange target) const noexcept {
  const std::int32_t link = !source.empty() ? link_of_source_[source.begin] : link_of_target_[target.begin];
  if (link < 0) return intact(link_of_source_, source, -1) && intact(link_of_target_, target, -1);
  const Bead& fixed = rows_[static_cast<std::size_t>(link)];
  return fixed.source == source && fixed.target == target;
}

}  // namespace tolmach::align::detail
