#include <algorithm>

#include "check/detail/finders.h"
#include "check/detail/language/language_guess.h"
#include "check/detail/language/left_parts.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

/// Whether some source segment of a bead is not in the source's language: what stands there may stay as it is.
bool source_is_foreign(const align::Bead& bead, const LanguageGuesser& guesser) {
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment) {
    if (guesser.foreign(segment)) return true;
  }
  return false;
}

/// Whether a part is all of what stands between quotation marks or brackets: a title or a motto.
bool is_quotation(const DocumentView& view, text::Span part) {
  const auto is_word = [](const text::Token& token) { return token.kind != text::Token::Kind::kOther; };
  const auto has_words = [&](std::uint32_t begin, std::uint32_t end) {
    const std::vector<text::Token> tokens = text::tokenise(view.text().substr(begin, end - begin));
    return std::any_of(tokens.begin(), tokens.end(), is_word);
  };
  const std::vector<text::Span> enclosed =
      enclosed_stretches(view, view.segment(view.document().segment_at(part.begin)).span);
  return std::any_of(enclosed.begin(), enclosed.end(), [&](text::Span outer) {
    return outer.begin <= part.begin && part.end <= outer.end && !has_words(outer.begin, part.begin) &&
           !has_words(part.end, outer.end);
  });
}

void report(const Context& context, const LeftPart& part, Findings& findings) {
  if (findings.covers(Family::kUntranslated, part.place) || findings.covers(Family::kLanguage, part.place) ||
      findings.is_damaged(part.place))
    return;
  if (!part.whole && is_quotation(context.target(), part.place)) return;
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
      if (const auto part = left_part(context, segment)) report(context, *part, findings);
    }
    return;
  }
  if (context.same_language()) return;
  const LanguageGuesser source_guesser(*context.source(), context.resources());
  for (const align::Bead& bead : context.alignment()) {
    const auto part = left_part(context, bead);
    if (part && !source_is_foreign(bead, source_guesser)) report(context, *part, findings);
  }
}

}  // namespace tolmach::check::detail
