#include <fmt/format.h>

#include "check/detail/completeness/completeness.h"
#include "check/detail/completeness/leftover_walk.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// The place in the target where a bead's missing text should stand.
text::Span gap(const Context& context, const align::Bead& bead) {
  const text::Span span = text::span_of(context.target().document(), bead.target);
  return {span.end, span.end};
}

void report_unlinked(const Context& context, std::uint32_t number, std::uint32_t segment, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  findings.add({.code = "segment-missing",
                .confidence = bead.confidence,
                .message = "nothing in the target translates this segment",
                .target = gap(context, bead),
                .source = context.source()->segment(segment).span,
                .bead = number});
}

void check_within(const Context& context, std::uint32_t number, const Completeness& completeness, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  const text::Span target = text::span_of(context.target().document(), bead.target);
  if (findings.covers(Family::kUntranslated, target) || findings.covers(Family::kLanguage, target) ||
      findings.is_damaged(target))
    return;
  const std::optional<Leftover> leftover = completeness.missing(bead);
  if (!leftover) return;
  const std::string_view source_text = context.source()->text();
  findings.add({.code = "text-missing",
                .confidence = leftover->confidence * bead.confidence,
                .message = fmt::format("“{}” seems to have no translation: {:.0f} letters for {:.0f}",
                                       leftover->piece.of(source_text), context.target().length(bead.target),
                                       context.source()->length(bead.source)),
                .target = text::Span{leftover->gap, leftover->gap},
                .source = leftover->piece,
                .bead = number});
}

}  // namespace

void find_omissions(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  const Completeness completeness(context, findings.least_confidence());
  walk_leftovers(
      context, Fuller::kSource,
      [&](std::uint32_t bead, std::uint32_t segment) { report_unlinked(context, bead, segment, findings); },
      [&](std::uint32_t bead) { check_within(context, bead, completeness, findings); });
}

}  // namespace tolmach::check::detail
