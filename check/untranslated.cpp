#include <algorithm>

#include "check/detail/finders.h"
#include "check/detail/language/language_guess.h"
#include "check/detail/language/left_parts.h"

namespace tolmach::check::detail {
namespace {

/// Whether some source segment of a bead is not in the source's language: what stands there may stay as it is.
bool source_is_foreign(const Context& context, const align::Bead& bead) {
  const LanguageGuesser guesser(*context.source(), context.resources());
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment) {
    if (guesser.foreign(segment)) return true;
  }
  return false;
}

void report(const LeftPart& part, Findings& findings) {
  if (findings.covers(Family::kUntranslated, part.place) || findings.covers(Family::kLanguage, part.place) ||
      findings.is_damaged(part.place))
    return;
  findings.add({.code = part.whole ? "untranslated" : "half-translated",
                .confidence = part.confidence,
                .message = std::string(part.what),
                .target = part.place});
}

}  // namespace

void find_untranslated_text(const Context& context, Findings& findings) {
  if (!findings.wants("untranslated") && !findings.wants("half-translated")) return;
  if (!context.has_source()) {
    if (context.target().language() == "und") return;  // which script is its own is not known
    for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment) {
      if (const auto part = left_part(context, segment)) report(*part, findings);
    }
    return;
  }
  if (context.same_language()) return;
  for (const align::Bead& bead : context.alignment()) {
    const auto part = left_part(context, bead);
    if (part && !source_is_foreign(context, bead)) report(*part, findings);
  }
}

}  // namespace tolmach::check::detail
