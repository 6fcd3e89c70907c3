#include "check/detail/names/rival_names.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// A text and its states and organisations.
struct Side {
  const DocumentView& view;
  const RivalNames& names;
};

/// The one name of a side that the other one does not have; null where all are there or several are lost.
/// @param others the names of the other side's bead  @param range of the other side, where it may be named too
const TermMatch* only_lost(const std::vector<TermMatch>& own, const std::vector<TermMatch>& others, const Side& other,
                           text::SegmentRange range) {
  const TermMatch* lost = nullptr;
  for (const TermMatch& match : own) {
    const std::uint32_t number = match.concept_index;
    const bool has_name = !other.names.name(number).empty();
    const bool said = std::any_of(others.begin(), others.end(),
                                  [&](const TermMatch& there) { return there.concept_index == number; });
    if (said || !has_name || other.names.may_name(other.view, range, number, others)) continue;
    if (lost != nullptr && lost->concept_index != number) return nullptr;
    lost = &match;
  }
  return lost;
}

}  // namespace

void find_exchanged_rivals(const Context& context, Findings& findings) {
  if (!context.has_source() || !findings.wants("name-differs")) return;
  Resources& resources = context.resources();
  const Side source{*context.source(), resources.rival_names(context.source()->language())};
  const Side target{context.target(), resources.rival_names(context.target().language())};
  const align::Alignment& alignment = context.alignment();
  for (std::uint32_t number = 0; number < alignment.size(); ++number) {
    const align::Bead& bead = alignment[number];
    if (!bead.is_link()) continue;
    const std::vector<TermMatch> in_source = source.names.find(source.view, bead.source, resources.word_forms());
    if (in_source.empty()) continue;
    const std::vector<TermMatch> in_target = target.names.find(target.view, bead.target, resources.word_forms());
    if (in_target.empty()) continue;
    const align::Bead around = context.with_neighbours(number);
    const TermMatch* lost = only_lost(in_source, in_target, target, around.target);
    if (lost == nullptr) continue;
    const TermMatch* found = only_lost(in_target, in_source, source, around.source);
    if (found == nullptr || findings.covers(Family::kName, found->span)) continue;
    findings.add(
        {.code = "name-differs",
         .confidence = 0.8,
         .message = fmt::format("target {}, source {} ({}): two different names", found->span.of(target.view.text()),
                                lost->span.of(source.view.text()), target.names.name(lost->concept_index)),
         .target = found->span,
         .source = lost->span,
         .bead = number});
  }
}

}  // namespace tolmach::check::detail
