#include "check/detail/bead_quantities.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {

void find_date_errors(const Context& context, Findings& findings) {
  if (!context.has_source() || !(findings.wants("date-changed") || findings.wants("time-changed"))) return;
  for_each_difference(context, [&](const BeadQuantities& both, const normalize::QuantityDifference& difference) {
    using Kind = normalize::QuantityDifference::Kind;
    if (difference.kind == Kind::kDate) findings.add(difference_draft("date-changed", both, difference));
    if (difference.kind == Kind::kTime) findings.add(difference_draft("time-changed", both, difference));
  });
}

}  // namespace tolmach::check::detail
