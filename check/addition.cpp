#include <fmt/format.h>

#include "check/detail/completeness/completeness.h"
#include "check/detail/completeness/leftover_walk.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

bool is_explained(const Findings& findings, text::Span target) {
  return findings.covers(Family::kClutter, target) || findings.covers(Family::kDuplicate, target) ||
         findings.covers(Family::kLanguage, target) || findings.covers(Family::kUntranslated, target) ||
         findings.is_damaged(target);
}

void report_unlinked(const Context& context, std::uint32_t number, std::uint32_t segment, Findings& findings) {
  const text::Span place = context.target().segment(segment).span;
  if (is_explained(findings, place)) return;
  findings.add({.code = "segment-added",
                .confidence = context.alignment()[number].confidence,
                .message = "this segment translates nothing of the source",
                .target = place,
                .bead = number});
}

void check_within(const Context& context, std::uint32_t number, const Completeness& completeness, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  const text::Span source = text::span_of(context.source()->document(), bead.source);
  const text::Span target = text::span_of(context.target().document(), bead.target);
  if (is_explained(findings, target)) return;
  const std::optional<Leftover> leftover = completeness.added(bead);
  if (!leftover) return;
  const std::string_view target_text = context.target().text();
  findings.add({.code = "text-added",
                .confidence = leftover->confidence * bead.confidence,
                .message = fmt::format("“{}” seems to translate nothing of the source: {:.0f} letters for {:.0f}",
                                       leftover->piece.of(target_text), context.target().length(bead.target),
                                       context.source()->length(bead.source)),
                .target = leftover->piece,
                .source = source,
                .bead = number});
}

}  // namespace

void find_additions(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  const Completeness completeness(context, findings.least_confidence());
  walk_leftovers(
      context, Fuller::kTarget,
      [&](std::uint32_t bead, std::uint32_t segment) { report_unlinked(context, bead, segment, findings); },
      [&](std::uint32_t bead) { check_within(context, bead, completeness, findings); });
}

}  // namespace tolmach::check::detail
