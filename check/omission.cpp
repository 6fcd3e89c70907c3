#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/finders.h"
#include "check/detail/length_balance.h"

namespace tolmach::check::detail {
namespace {

constexpr double kTooShort = -2.6;  // standard deviations
constexpr double kSureOfGap = 0.5;  // confidence of a bead without a target

/// The place in the target where a bead's missing text should stand.
text::Span gap(const Context& context, const align::Bead& bead) {
  const text::Span span = text::span_of(context.target().document(), bead.target);
  return {span.end, span.end};
}

void check_unlinked(const Context& context, std::uint32_t number, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment) {
    if (!context.source()->segment(segment).linkable || context.source()->words(segment).empty()) continue;
    if (bead.confidence < kSureOfGap) continue;
    findings.add({.code = "segment-missing",
                  .confidence = bead.confidence,
                  .message = "nothing in the target translates this segment",
                  .target = gap(context, bead),
                  .source = context.source()->segment(segment).span,
                  .bead = number});
  }
}

void check_within(const Context& context, std::uint32_t number, const LengthBalance& balance, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  const text::Span source = text::span_of(context.source()->document(), bead.source);
  const text::Span target = text::span_of(context.target().document(), bead.target);
  if (findings.covers(Family::kUntranslated, target) || findings.covers(Family::kLanguage, target) ||
      findings.covers(Family::kEncoding, target))
    return;
  if (const auto leftover = find_leftover(*context.source(), source, context.target(), target, -1, balance)) {
    findings.add({.code = "text-missing",
                  .confidence = leftover->confidence,
                  .message = "this sentence of the source seems to have no translation",
                  .target = text::Span{target.end, target.end},
                  .source = leftover->piece,
                  .bead = number});
    return;
  }
  const double own = length_of(target.of(context.target().text())),
               other = length_of(source.of(context.source()->text()));
  if (balance.surplus(other, own) > kTooShort) return;
  findings.add(
      {.code = "text-missing",
       .confidence = 0.6,
       .message = fmt::format("the translation is much shorter than its source: {:.0f} letters for {:.0f}", own, other),
       .target = text::Span{target.end, target.end},
       .source = source,
       .bead = number});
}

}  // namespace

void find_omissions(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  const LengthBalance balance(context);
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (bead.is_link()) {
      check_within(context, number, balance, findings);
    } else if (bead.target.empty()) {
      check_unlinked(context, number, findings);
    }
  }
}

}  // namespace tolmach::check::detail
