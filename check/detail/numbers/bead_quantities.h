#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "align/bead.h"
#include "check/detail/context.h"
#include "check/detail/findings.h"
#include "check/detail/marks/bead_code_marks.h"
#include "check/detail/numbers/bead_measures.h"
#include "check/detail/numbers/long_codes.h"
#include "normalize/quantity_match.h"

namespace tolmach::check::detail {

/// The quantities of both sides of a bead, and how they differ.
struct BeadQuantities {
  std::uint32_t bead = 0;
  std::vector<normalize::Quantity> source, target;
  std::vector<normalize::QuantityDifference> differences;
};

/// The quantities of a run of segments, in order.
[[nodiscard]] inline std::vector<normalize::Quantity> quantities_of(const DocumentView& view,
                                                                    text::SegmentRange range) {
  std::vector<normalize::Quantity> out;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<normalize::Quantity>& found = view.quantities(segment);
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

/// Takes away the quantities that are parts of long codes, which are compared as a whole. @return whether there were
/// any
inline bool drop_codes(const Context& context, const align::Bead& bead, std::vector<normalize::Quantity>& source,
                       std::vector<normalize::Quantity>& target) {
  std::size_t dropped = 0;
  for (const CodePair& pair : pair_long_codes(context, bead)) {
    const auto lies_in = [](text::Span code) {
      return [code](const normalize::Quantity& quantity) { return quantity.span.overlaps(code); };
    };
    dropped += std::erase_if(source, lies_in(pair.source.span)) + std::erase_if(target, lies_in(pair.target.span));
  }
  return dropped > 0;
}

/// Takes away the digits of placeholders (%5.2f, {0}, %1). @return whether there were any
inline bool drop_placeholders(const Context& context, const align::Bead& bead, std::vector<normalize::Quantity>& source,
                              std::vector<normalize::Quantity>& target) {
  const BeadCodeMarks marks = code_marks_of(context, bead);
  const auto drop = [](std::vector<normalize::Quantity>& quantities, const std::vector<CodeMark>& among) {
    return std::erase_if(quantities, [&](const normalize::Quantity& quantity) {
      return std::any_of(among.begin(), among.end(), [&](const CodeMark& mark) {
        return mark.kind == CodeMark::Kind::kPlaceholder && mark.span.overlaps(quantity.span);
      });
    });
  };
  return drop(source, marks.source) + drop(target, marks.target) > 0;
}

/// Calls `take` with each bead that has text on both sides and quantities that differ. Precondition:
/// context.has_source().
template <typename Take>
void for_each_difference(const Context& context, Take take) {
  const align::Alignment& alignment = context.alignment();
  for (std::uint32_t i = 0; i < alignment.size(); ++i) {
    const align::Bead& bead = alignment[i];
    if (bead.source.empty() || bead.target.empty()) continue;
    BeadQuantities both{
        i, quantities_of(*context.source(), bead.source), quantities_of(context.target(), bead.target), {}};
    if (both.source.empty() && both.target.empty()) continue;
    both.differences = normalize::compare_quantities(both.source, both.target);
    // What differs in number may be the same in another unit, or a part of a longer code.
    if (!both.differences.empty()) {
      const bool converted = drop_converted(context, bead, both.source, both.target);
      const bool coded = drop_codes(context, bead, both.source, both.target);
      if (drop_placeholders(context, bead, both.source, both.target) || coded || converted)
        both.differences = normalize::compare_quantities(both.source, both.target);
    }
    for (const normalize::QuantityDifference& difference : both.differences) take(both, difference);
  }
}

/// How a quantity is written and what it means: "2.5 billion" = 2 500 000 000.
[[nodiscard]] inline std::string written_and_meant(const normalize::Quantity& quantity) {
  const std::string meaning = normalize::describe(quantity);
  std::string out = "\"" + quantity.text + "\"";
  if (meaning != quantity.text) out.append(" = ").append(meaning);
  return out;
}

/// The finding that two quantities of a bead differ. Precondition: the difference has both.
[[nodiscard]] inline Draft difference_draft(std::string_view code, const BeadQuantities& both,
                                            const normalize::QuantityDifference& difference) {
  const normalize::Quantity& source = both.source[*difference.source];
  const normalize::Quantity& target = both.target[*difference.target];
  Draft draft;
  draft.code = code;
  draft.confidence = difference.confidence;
  draft.message = "source " + written_and_meant(source) + ", target " + written_and_meant(target);
  draft.source = source.span;
  draft.target = target.span;
  draft.bead = both.bead;
  return draft;
}

}  // namespace tolmach::check::detail
