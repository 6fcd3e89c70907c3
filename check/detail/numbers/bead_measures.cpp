#include "check/detail/numbers/bead_measures.h"

#include <algorithm>

namespace tolmach::check::detail {
namespace {

using normalize::Measure;
using normalize::Quantity;

/// Whether both say the same in the same unit.
bool are_equal(const Measure& a, const Measure& b) {
  return std::any_of(a.readings.begin(), a.readings.end(), [&](const Measure::Reading& x) {
    return std::any_of(b.readings.begin(), b.readings.end(),
                       [&](const Measure::Reading& y) { return x.unit == y.unit && x.value == y.value; });
  });
}

/// Whether the others say it, but only in another unit.
bool is_converted(const Measure& measure, const std::vector<Measure>& others) {
  const auto equal = [&](const Measure& other) { return are_equal(measure, other); };
  const auto converted = [&](const Measure& other) { return normalize::converts(measure, other); };
  return std::none_of(others.begin(), others.end(), equal) && std::any_of(others.begin(), others.end(), converted);
}

/// Takes away the quantities of the measures that are converted on the other side.
bool drop_from(std::vector<Quantity>& quantities, const std::vector<Measure>& measures,
               const std::vector<Measure>& others) {
  std::vector<bool> dropped(quantities.size(), false);
  for (const Measure& measure : measures) {
    const bool converted = is_converted(measure, others);
    for (std::size_t i = measure.first; converted && i <= measure.last; ++i) dropped[i] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) quantities[kept] = std::move(quantities[i]);
    ++kept;
  }
  const bool any = kept < quantities.size();
  quantities.resize(kept);
  return any;
}

}  // namespace

std::vector<Measure> measures_of(const DocumentView& view, text::SegmentRange range) {
  std::vector<Measure> all;
  std::size_t before = 0;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    for (Measure measure : view.measures(segment)) {
      measure.first += before;
      measure.last += before;
      all.push_back(std::move(measure));
    }
    before += view.quantities(segment).size();
  }
  return all;
}

bool drop_converted(const Context& context, const align::Bead& bead, std::vector<Quantity>& source,
                    std::vector<Quantity>& target) {
  if (source.empty() || target.empty()) return false;
  const std::vector<Measure> in_source = measures_of(*context.source(), bead.source);
  if (in_source.empty()) return false;
  const std::vector<Measure> in_target = measures_of(context.target(), bead.target);
  const bool some = drop_from(source, in_source, in_target);
  return drop_from(target, in_target, in_source) || some;
}

}  // namespace tolmach::check::detail
