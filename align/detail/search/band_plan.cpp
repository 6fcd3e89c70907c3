#include "align/detail/search/band_plan.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "align/detail/search/anchors.h"
#include "align/detail/search/lattice.h"

namespace tolmach::align::detail {
namespace {

/// Up to this many cells the whole lattice is searched in the first round.
constexpr std::uint64_t kFullLattice = 400'000;
constexpr std::uint32_t kFirstWidth = 120;
constexpr std::uint32_t kLaterWidth = 30;
constexpr std::uint32_t kSureWidth = 6;
/// Around a bead that is not sure the band is wide, so many beads far.
constexpr std::size_t kUnsureReach = 4;

/// What every path goes through, in order: fixed beads, and the points where sections begin as beads without rows.
std::vector<Bead> passages(const std::vector<Bead>& fixed, const Sections& sections) {
  std::vector<Bead> all = fixed;
  for (std::size_t s = 1; s < sections.size(); ++s) {
    const LatticePoint begin = sections.begin_of(s);
    all.push_back({{begin.source, begin.source}, {begin.target, begin.target}});
  }
  std::sort(all.begin(), all.end(), [](const Bead& a, const Bead& b) {
    return std::tuple(a.source.begin, a.target.begin, a.source.end) <
           std::tuple(b.source.begin, b.target.begin, b.source.end);
  });
  return all;
}

/// The points of a chain that agree with the passages, together with these.
std::vector<LatticePoint> between_passages(const std::vector<LatticePoint>& chain, const std::vector<Bead>& passages) {
  std::vector<LatticePoint> points;
  auto next = chain.begin();
  LatticePoint from{0, 0};
  for (const Bead& bead : passages) {
    for (; next != chain.end() && next->source <= bead.source.begin; ++next)
      if (next->source >= from.source && next->target >= from.target && next->target <= bead.target.begin)
        points.push_back(*next);
    points.push_back({bead.source.begin, bead.target.begin});
    from = {bead.source.end, bead.target.end};
    points.push_back(from);
  }
  for (; next != chain.end(); ++next)
    if (next->source >= from.source && next->target >= from.target) points.push_back(*next);
  return points;
}

}  // namespace

BandPlan::BandPlan(const Side& source, const Side& target, const TieTable& ties, const Sections& sections,
                   const FixedBeads& fixed)
    : source_(source),
      target_(target),
      ties_(ties),
      sections_(sections),
      fixed_(fixed),
      small_(std::uint64_t{source.rows()} * target.rows() <= kFullLattice ||
             (sections.size() > 1 && sections.each_within(kFullLattice))) {}

Band BandPlan::first() const {
  if (small_) return within_limits(full_band(source_.rows(), target_.rows()));
  const std::vector<LatticePoint> points =
      between_passages(anchor_chain(source_, target_, ties_), passages(fixed_.rows(), sections_));
  return within_limits(band_around(points, source_.rows(), target_.rows(), kFirstWidth));
}

Band BandPlan::around(const std::vector<WeightedBead>& path) const {
  std::vector<LatticePoint> points;
  points.reserve(path.size());
  for (const WeightedBead& bead : path) points.push_back({bead.source.end, bead.target.end});
  if (small_) return within_limits(band_around(points, source_.rows(), target_.rows(), kLaterWidth));
  // Where the path is sure, little else needs to be looked at.
  for (std::size_t k = 0; k < points.size(); ++k) {
    if (path[k].weight > kSureBead) continue;
    const std::size_t last = std::min(points.size(), k + kUnsureReach + 1);
    for (std::size_t near = k > kUnsureReach ? k - kUnsureReach : 0; near < last; ++near)
      points[near].width = kLaterWidth;
  }
  return within_limits(band_around(points, source_.rows(), target_.rows(), kSureWidth));
}

Band BandPlan::within_limits(Band band) const {
  return fixed_.cover(sections_.bound(std::move(band)));
}

}  // namespace tolmach::align::detail
