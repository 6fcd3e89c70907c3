#include <algorithm>
#include <vector>

#include "check/detail/finders.h"
#include "check/detail/numbers/bead_quantities.h"

namespace tolmach::check::detail {
namespace {

using normalize::Quantity;

/// Scales that differ by less are one: "dozens" are десятки and onlarca in other languages.
constexpr double kSameOrder = 2;

/// The vague amounts of a side but for halves, which are parts of anything.
std::vector<Quantity> scales_of(const DocumentView& view, text::SegmentRange range) {
  std::vector<Quantity> out;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    for (const Quantity& amount : view.vague_amounts(segment))
      if (amount.value > 1) out.push_back(amount);
  }
  return out;
}

bool same_order(const Quantity& a, const Quantity& b) noexcept {
  return std::max(a.value, b.value) < std::min(a.value, b.value) * kSameOrder;
}

/// Whether an exact number can be so many: "millions" may be told as 2.3 million.
bool is_so_many(const Quantity& number, const Quantity& scale) noexcept {
  constexpr double kThousand = 1000;
  return number.value * kSameOrder >= scale.value && number.value < scale.value * kThousand;
}

/// What one side of a bead says of how many there are.
struct Side {
  std::vector<Quantity> scales, exact;
};

/// Whether a side has a scale, or an exact number that may stand for it and that the scale's own side has not.
bool says(const Side& side, const Quantity& scale, const Side& own) {
  const auto same = [&](const Quantity& other) { return same_order(other, scale); };
  if (std::any_of(side.scales.begin(), side.scales.end(), same)) return true;
  return std::any_of(side.exact.begin(), side.exact.end(), [&](const Quantity& number) {
    const auto is_own = [&](const Quantity& other) { return same_value(other, number); };
    return is_so_many(number, scale) && std::none_of(own.exact.begin(), own.exact.end(), is_own);
  });
}

/// The one amount that the other side does not say; nothing where there are none or several.
const Quantity* only_unsaid(const Side& side, const Side& other) {
  const Quantity* only = nullptr;
  for (const Quantity& scale : side.scales) {
    if (says(other, scale, side)) continue;
    if (only != nullptr && !same_order(*only, scale)) return nullptr;
    only = &scale;
  }
  return only;
}

}  // namespace

void find_vague_amount_errors(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  const align::Alignment& alignment = context.alignment();
  for (std::uint32_t number = 0; number < alignment.size(); ++number) {
    const align::Bead& bead = alignment[number];
    if (!bead.is_link()) continue;
    Side source{scales_of(*context.source(), bead.source), {}};
    if (source.scales.empty()) continue;
    Side target{scales_of(context.target(), bead.target), {}};
    if (target.scales.empty()) continue;
    source.exact = quantities_of(*context.source(), bead.source);
    target.exact = quantities_of(context.target(), bead.target);
    const Quantity* lost = only_unsaid(source, target);
    const Quantity* gained = only_unsaid(target, source);
    if (lost == nullptr || gained == nullptr || findings.covers(Family::kNumber, gained->span)) continue;
    constexpr double kConfidence = 0.8;
    findings.add({.code = "number-scale",
                  .confidence = kConfidence,
                  .message = "source " + written_and_meant(*lost) + "s, target " + written_and_meant(*gained) + "s",
                  .target = gained->span,
                  .source = lost->span,
                  .bead = number});
  }
}

}  // namespace tolmach::check::detail
