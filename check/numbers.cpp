#include <algorithm>

#include "check/detail/finders.h"
#include "check/detail/numbers/bead_quantities.h"
#include "check/detail/numbers/said_numbers.h"

namespace tolmach::check::detail {
namespace {

using normalize::Quantity;
using normalize::QuantityDifference;

bool only_digits(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits without separators are written alike everywhere, so the source's can stand for the target's.
std::string suggestion(const Quantity& source, const Quantity& target) {
  constexpr std::size_t kUngrouped = 4;
  const bool plain = only_digits(source.text) && only_digits(target.text) && source.text.size() <= kUngrouped;
  return plain ? source.text : std::string();
}

bool says(const DocumentView& view, text::SegmentRange range, const Quantity& quantity) {
  const std::vector<Quantity> found = quantities_of(view, range);
  return std::any_of(found.begin(), found.end(), [&](const Quantity& other) { return same_value(other, quantity); });
}

/// Whether the text says so with a word for a half, which is no number by itself: "half of them" for 50 %.
bool says_half(const DocumentView& view, text::SegmentRange range, const Quantity& quantity) {
  constexpr double kHalf = 0.5, kPercent = 50;
  if (quantity.value != (quantity.percent ? kPercent : kHalf)) return false;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<Quantity>& vague = view.vague_amounts(segment);
    if (std::any_of(vague.begin(), vague.end(), [](const Quantity& amount) { return amount.value == kHalf; }))
      return true;
  }
  return false;
}

/// Whether a side says a value in words that are no number: "rund um die Uhr" for 24 hours.
bool says_otherwise(const Context& context, const DocumentView& view, text::SegmentRange range, double value) {
  return context.resources().said_numbers().says(view, range, quantities_of(view, range), value);
}

/// Whether the other side says it in a bead beside this one: borders seldom fall at the same word in both texts.
template <typename Side>
bool is_said_nearby(const Context& context, std::uint32_t bead, const DocumentView& view, const Quantity& quantity,
                    Side side) {
  const align::Alignment& alignment = context.alignment();
  if (bead > 0 && says(view, side(alignment[bead - 1]), quantity)) return true;
  return bead + 1 < alignment.size() && says(view, side(alignment[bead + 1]), quantity);
}

/// About where in the target the missing text would stand: as far on as it is in the source, between two words.
text::Span place_of_missing(const Context& context, const align::Bead& bead, text::Span missing) {
  const text::Span source = span_of(context.source()->document(), bead.source);
  const text::Span target = span_of(context.target().document(), bead.target);
  const double share = source.empty() ? 0 : static_cast<double>(missing.begin - source.begin) / source.size();
  std::uint32_t at = target.begin + static_cast<std::uint32_t>(share * target.size());
  while (at > target.begin && at < target.end && context.target().text()[at] != ' ') --at;
  return {at, at};
}

Draft lone_draft(std::string_view code, const BeadQuantities& both, const QuantityDifference& difference) {
  Draft draft;
  draft.code = code;
  draft.confidence = difference.confidence;
  draft.bead = both.bead;
  constexpr double kSure = 0.7;
  if (difference.confidence < kSure) draft.severity = Severity::kMinor;
  return draft;
}

void add_missing(const Context& context, Findings& findings, const BeadQuantities& both,
                 const QuantityDifference& difference) {
  const Quantity& quantity = both.source[*difference.source];
  const auto target_of = [](const align::Bead& bead) { return bead.target; };
  const text::SegmentRange target = context.alignment()[both.bead].target;
  if (says_half(context.target(), target, quantity)) return;
  if (says_otherwise(context, context.target(), target, quantity.value)) return;
  if (is_said_nearby(context, both.bead, context.target(), quantity, target_of)) return;
  Draft draft = lone_draft("number-missing", both, difference);
  draft.message = "source " + written_and_meant(quantity) + " is not in the target";
  draft.source = quantity.span;
  draft.target = place_of_missing(context, context.alignment()[both.bead], quantity.span);
  findings.add(std::move(draft));
}

void add_added(const Context& context, Findings& findings, const BeadQuantities& both,
               const QuantityDifference& difference) {
  const Quantity& quantity = both.target[*difference.target];
  const auto source_of = [](const align::Bead& bead) { return bead.source; };
  const text::SegmentRange source = context.alignment()[both.bead].source;
  if (says_half(*context.source(), source, quantity)) return;
  if (says_otherwise(context, *context.source(), source, quantity.value)) return;
  if (is_said_nearby(context, both.bead, *context.source(), quantity, source_of)) return;
  Draft draft = lone_draft("number-added", both, difference);
  draft.message = "target " + written_and_meant(quantity) + " is not in the source";
  draft.target = quantity.span;
  findings.add(std::move(draft));
}

/// Whether the place of the target has been found wrong already, as a measurement.
bool is_explained(const Findings& findings, const BeadQuantities& both, const QuantityDifference& difference) {
  return difference.target && findings.covers(Family::kNumber, both.target[*difference.target].span);
}

/// Whether both sides' words for millions and billions are known.
bool knows_scales(const Context& context) {
  const auto knows = [&](const DocumentView& view) {
    return context.resources().data().has("numerals/" + std::string(view.language()) + ".tsv");
  };
  return knows(*context.source()) && knows(context.target());
}

void add_changed(const Context& context, std::string_view code, Findings& findings, const BeadQuantities& both,
                 const QuantityDifference& difference) {
  const align::Bead& bead = context.alignment()[both.bead];
  if (says_otherwise(context, context.target(), bead.target, both.source[*difference.source].value) ||
      says_otherwise(context, *context.source(), bead.source, both.target[*difference.target].value))
    return;
  Draft draft = difference_draft(code, both, difference);
  draft.suggestion = suggestion(both.source[*difference.source], both.target[*difference.target]);
  findings.add(std::move(draft));
}

}  // namespace

void find_number_errors(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  for_each_difference(context, [&](const BeadQuantities& both, const QuantityDifference& difference) {
    if (difference.kind == QuantityDifference::Kind::kDate)
      return findings.add(difference_draft("date-changed", both, difference));
    if (difference.kind == QuantityDifference::Kind::kTime)
      return findings.add(difference_draft("time-changed", both, difference));
    if (is_explained(findings, both, difference)) return;
    switch (difference.kind) {
      case QuantityDifference::Kind::kChanged:
        return add_changed(context, "number-changed", findings, both, difference);
      case QuantityDifference::Kind::kScale:
        if (knows_scales(context)) add_changed(context, "number-scale", findings, both, difference);
        return;
      case QuantityDifference::Kind::kMissing:
        return add_missing(context, findings, both, difference);
      case QuantityDifference::Kind::kAdded:
        return add_added(context, findings, both, difference);
      case QuantityDifference::Kind::kDate:
      case QuantityDifference::Kind::kTime:
        return;
    }
  });
}

}  // namespace tolmach::check::detail
