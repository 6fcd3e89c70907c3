#include <fmt/format.h>

#include "check/detail/completeness.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr double kSureOfGap = 0.5;  // confidence of a bead without a source

bool is_explained(const Findings& findings, text::Span target) {
  return findings.covers(Family::kClutter, target) || findings.covers(Family::kDuplicate, target) ||
         findings.covers(Family::kLanguage, target) || findings.covers(Family::kUntranslated, target) ||
         findings.covers(Family::kEncoding, target);
}

void check_unlinked(const Context& context, std::uint32_t number, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  for (std::uint32_t segment = bead.target.begin; segment < bead.target.end; ++segment) {
    const text::Span place = context.target().segment(segment).span;
    if (!context.target().segment(segment).linkable || context.target().words(segment).empty()) continue;
    if (bead.confidence < kSureOfGap || is_explained(findings, place)) continue;
    findings.add({.code = "segment-added",
                  .confidence = bead.confidence,
                  .message = "this segment translates nothing of the source",
                  .target = place,
                  .bead = number});
  }
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
  const Completeness completeness(context);
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (bead.is_link()) {
      check_within(context, number, completeness, findings);
    } else if (bead.source.empty()) {
      check_unlinked(context, number, findings);
    }
  }
}

}  // namespace tolmach::check::detail
