#include "align/detail/evidence/paragraph_model.h"

#include <algorithm>
#include <cmath>

namespace tolmach::align::detail {
namespace {

double share_of_begins(const Side& side) noexcept {
  const auto begins = std::count(side.paragraph_begin.begin(), side.paragraph_begin.end(), true);
  // Add-one keeps the share inside (0, 1).
  return (static_cast<double>(begins) + 1) / (static_cast<double>(side.rows()) + 2);
}

/// Where every line is its own paragraph a break says nothing, so it costs nothing.
double break_price(double share) noexcept {
  return -1.5 * (1 - share);
}

}  // namespace

ParagraphModel::ParagraphModel(const Side& source, const Side& target)
    : target_share_(share_of_begins(target)),
      given_begin_(target_share_ + 0.5 * (1 - target_share_)),
      given_inside_(0.5 * target_share_),
      source_break_(break_price(share_of_begins(source))),
      target_break_(break_price(target_share_)) {}

double ParagraphModel::score(bool source_begins, bool target_begins) const noexcept {
  const double given = source_begins ? given_begin_ : given_inside_;
  return target_begins ? std::log(given / target_share_) : std::log((1 - given) / (1 - target_share_));
}

void ParagraphModel::observe(bool source_begins, bool target_begins, double weight) noexcept {
  counts_[source_begins ? 1 : 0][target_begins ? 1 : 0] += weight;
}

void ParagraphModel::reestimate() noexcept {
  constexpr double kPriorBeads = 10;
  const auto fit = [](double old, const double(&row)[2]) {  // NOLINT(modernize-avoid-c-arrays)
    return std::clamp((row[1] + kPriorBeads * old) / (row[0] + row[1] + kPriorBeads), 0.01, 0.99);
  };
  given_begin_ = fit(given_begin_, counts_[1]);
  given_inside_ = fit(given_inside_, counts_[0]);
  for (auto& row : counts_) row[0] = row[1] = 0;
}

}  // namespace tolmach::align::detail
